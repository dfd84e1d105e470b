/** What can be chosen for a key: the words of the form, codes that the call declares, funds, themes, regions, countries. */
import { library } from '../library.svelte';
import { reader, tr } from '../reader.svelte';
import { countryNames } from '../partner/countries';
import { fundingWords } from '../steps/funding/words';
import { callEditor } from '../words/call-editor';
import { partners } from '../words/partners';
import { listOf } from './codes';
import { child, entriesAt, item, partsOf, textAt, valueAt } from './content';
import type { FormShape, JsonValue, FormName } from '../types';
import { textOf } from './titles';

export interface Choice {
  value: string;
  label: string;
}

/** Codes that the format leaves free, and that Voorstel knows a list of. */
function known(name: string): Choice[] | null {
  switch (name) {
    case 'fund':
      return library.start.funds.map((fund) => ({ value: fund.id, label: tr(fund.title) }));
    case 'themes':
      return Object.keys(library.start.themes).map((theme) => ({ value: theme, label: tr(library.themeName(theme)) }));
    case 'regions':
      return Object.entries(partners.regions).map(([value, label]) => ({ value, label }));
    default:
      return null;
  }
}

/** What can be chosen; null where one types. */
export function choicesOf(key: string, shape: FormShape, content: JsonValue): Choice[] | null {
  switch (shape.is) {
    case 'one-of':
      return shape.words.map((word) => ({ value: word.code, label: tr(word.label) }));
    case 'name':
      return declared(shape.of, content);
    case 'code':
      return known(nameOf(key));
    case 'country':
      return countries();
    default:
      return null;
  }
}

function nameOf(key: string): string {
  return partsOf(key).findLast((part) => typeof part === 'string') ?? '';
}

function countries(): Choice[] {
  const all = countryNames(reader.language).map(({ code, name }) => ({ value: code, label: name }));
  return [{ value: 'EU', label: callEditor.memberStates }, ...all];
}

/** The codes of a sort that the call has, with their titles. */
function declared(of: FormName, content: JsonValue): Choice[] {
  const list = listOf(of);
  const own = entriesAt(content, list).map((_, at) => {
    const entry = item(list, at);
    const code = textAt(content, child(entry, 'id'));
    return { value: code, label: textOf(valueAt(content, child(entry, 'title'))) || code };
  });
  const always =
    of === 'funding'
      ? Object.entries(fundingWords.sources).map(([value, label]) => ({ value, label }))
      : of === 'action-or-own'
        ? [{ value: 'own', label: callEditor.ownAction }]
        : [];
  const seen = new Set<string>();
  return [...always, ...own].filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value));
}
