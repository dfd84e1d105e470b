/** The steps of a dossier in the order of the rail, each with the component that shows it. */
import type { Component } from 'svelte';
import type { Step } from '../types';
import Actions from './actions/Actions.svelte';
import Budget from './budget/Budget.svelte';
import Call from './call/Call.svelte';
import Check from './check/Check.svelte';
import Export from './export/Export.svelte';
import Funding from './funding/Funding.svelte';
import Partners from './partners/Partners.svelte';
import Texts from './texts/Texts.svelte';

export const STEPS: readonly { step: Step; component: Component }[] = [
  { step: 'call', component: Call },
  { step: 'partners', component: Partners },
  { step: 'actions', component: Actions },
  { step: 'budget', component: Budget },
  { step: 'funding', component: Funding },
  { step: 'texts', component: Texts },
  { step: 'check', component: Check },
  { step: 'export', component: Export },
];
