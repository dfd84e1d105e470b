/** What of a sheet stands in the window, and how the rest is brought there. */

/** The height of the bars that stay in view where the page scrolls as a whole. */
const BAR = 48;

export class Sight {
  table: HTMLTableElement | undefined = $state();
  body: HTMLTableSectionElement | undefined = $state();
  /** What is in view, counted from the first row. */
  top = $state(0);
  bottom = $state(800);

  measure = () => {
    if (!this.body) return;
    const at = this.body.getBoundingClientRect().top;
    const view = this.#frame();
    this.top = view.top - at;
    this.bottom = view.bottom - at;
  };

  /** Measures now, and whenever the window or what scrolls in it moves; gives what ends it. */
  watch(): (() => void) | undefined {
    if (!this.table) return undefined;
    this.measure();
    const watch = new ResizeObserver(this.measure);
    watch.observe(this.table.parentElement ?? this.table);
    window.addEventListener('scroll', this.measure, { capture: true, passive: true });
    window.addEventListener('resize', this.measure);
    return () => {
      watch.disconnect();
      window.removeEventListener('scroll', this.measure, { capture: true });
      window.removeEventListener('resize', this.measure);
    };
  }

  /** The height that is left for rows between head and foot. */
  room(): number {
    const view = this.#frame();
    return view.bottom - view.top - this.#head() - this.#foot();
  }

  /** Brings the heights of a row into view: both are counted from the first row. */
  bringRow(from: number, until: number) {
    if (!this.body) return;
    const at = this.body.getBoundingClientRect().top;
    const view = this.#frame();
    const upper = at + from - view.top - this.#head();
    const lower = at + until - view.bottom + this.#foot();
    const host = this.#scroller();
    if (upper < 0) host.scrollTop += upper;
    else if (lower > 0) host.scrollTop += Math.min(lower, upper);
  }

  /** Brings a cell out from under the one that stays in place, or from behind the edge. */
  bringCell(cell: HTMLElement) {
    const held = cell.closest('tr')?.querySelector<HTMLElement>('td.held');
    const side = held ? this.#sideways() : null;
    if (!held || !side || held === cell) return;
    const [box, edge] = [cell.getBoundingClientRect(), side.getBoundingClientRect()];
    const hidden = held.getBoundingClientRect().right - box.left;
    if (hidden > 0) side.scrollLeft -= hidden;
    else if (box.right > edge.right) side.scrollLeft += box.right - edge.right;
  }

  #head = () => this.table?.tHead?.offsetHeight ?? 0;
  #foot = () => this.table?.tFoot?.offsetHeight ?? 0;

  #scroller(): HTMLElement {
    for (let at = this.table?.parentElement; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight + 1) return at;
    }
    return document.documentElement;
  }

  #sideways(): HTMLElement | null {
    for (let at = this.table?.parentElement; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) return at;
    }
    return null;
  }

  #frame(): { top: number; bottom: number } {
    const host = this.#scroller();
    // Where the page itself scrolls, a bar stays at its top and one at its foot.
    if (host === document.documentElement) return { top: BAR, bottom: window.innerHeight - BAR };
    const box = host.getBoundingClientRect();
    return { top: Math.max(0, box.top), bottom: Math.min(window.innerHeight, box.bottom) };
  }
}
