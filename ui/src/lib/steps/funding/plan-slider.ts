/**
 * Where things stand on the slider of what is asked. Places are for drawing only: no rule and no amount is decided here,
 * and what is slid to is a whole number of euro that the app is asked about.
 */
import type { PlanView, WhatIf } from '../../types';

export type Wish = WhatIf;

/** A step of an arrow, and of Page up or down, in euro. */
const ARROW = 100;
const PAGE = 1000;

export class PlanSlider {
  /** The end of the slider, in whole euro. */
  readonly end: number;
  /** Where what is asked stands, in whole euro. */
  readonly value: number;
  /** Parts of the slider, from 0 to 1. */
  readonly at: number;
  readonly now: number;
  readonly lowest: number | null;
  readonly highest: number | null;

  constructor(plan: Pick<PlanView, 'cost' | 'asked' | 'now' | 'lowest' | 'highest'>) {
    this.end = Math.max(1, Math.ceil(Math.max(Number(plan.cost), Number(plan.asked), Number(plan.now))));
    this.value = Math.round(Number(plan.asked));
    const part = (decimal: string) => Math.min(1, Math.max(0, Number(decimal) / this.end));
    this.at = part(plan.asked);
    this.now = part(plan.now);
    this.lowest = plan.lowest !== null && Number(plan.lowest) > 0 ? part(plan.lowest) : null;
    this.highest = plan.highest !== null && Number(plan.highest) < this.end ? part(plan.highest) : null;
  }

  /** Where a key leads, in whole euro; null for a key that does not slide. */
  key(name: string): number | null {
    const to = {
      ArrowRight: this.value + ARROW,
      ArrowUp: this.value + ARROW,
      ArrowLeft: this.value - ARROW,
      ArrowDown: this.value - ARROW,
      PageUp: this.value + PAGE,
      PageDown: this.value - PAGE,
      Home: 0,
      End: this.end,
    }[name];
    return to === undefined ? null : Math.min(this.end, Math.max(0, to));
  }
}
