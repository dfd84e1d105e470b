/**
 * The open dossier: what the screen shows of it, and the only way to change it. An edit is shown at once, sent in
 * order, and answered with the form that was kept; what was typed stays even when the answer is a refusal.
 */
import { tick } from 'svelte';
import { asFailure, backend, type Backend } from './backend';
import { live } from './live.svelte';
import { emptyCall, emptyDossier, emptyJudged } from './empty';
import { apply } from './patches';
import { stepOf } from './pointer';
import { tr } from './reader.svelte';
import type {
  Call,
  Dossier,
  DossierView,
  Edit,
  Failure,
  Field,
  FindingView,
  FixView,
  HeadroomView,
  Judged,
  List,
  Question,
  Saved,
  Severity,
  Step,
  StepProgress,
  Text,
  Update,
} from './types';
import { shell } from './words/shell';

/** How long writing may take before the screen says that it is going on. */
const SAYS_SAVING_AFTER = 400;

/** Something that waits to be sent, or was refused. */
type Order = { edits: Edit[]; send: () => Promise<Update> };

/** A finding's place among the worst. */
const WEIGHT: Record<Severity, number> = { blocking: 0, warning: 1, advice: 2 };

/** Brings a field into view and returns what to focus; null when it does not know the field. */
export type Reveal = (field: Field) => HTMLElement | null | Promise<HTMLElement | null>;

type Host = Pick<Backend, 'openDossier' | 'closeDossier' | 'edit' | 'remove' | 'undo' | 'redo'>;

export class Session {
  id = $state('');
  dossier = $state<Dossier>(emptyDossier());
  /** Amounts of the budget lines that count, in euro, by identity. */
  amounts = $state<{ [id: string]: string | undefined }>({});
  call = $state.raw<Call>(emptyCall());
  closed = $state(false);
  judged = $state.raw<Judged>(emptyJudged());
  saved = $state.raw<Saved>({ state: 'saved', at: '' });
  undoes = $state.raw<Text | null>(null);
  redoes = $state.raw<Text | null>(null);
  /** Writing takes long enough to say so. */
  saving = $state(false);
  /** The app refused an edit; it is still on the screen, and can be sent again. */
  refused = $state.raw<Failure | null>(null);

  step = $state<Step>('call');
  /** The field that was asked for last; the count makes asking twice for the same one count. */
  target = $state.raw<{ field: Field; count: number } | null>(null);
  /** The finding that was asked for last, for the panel. */
  shown = $state.raw<{ rule: string; count: number } | null>(null);

  /** What is broken, the worst first. */
  broken = $derived(this.judged.findings.filter((finding) => finding.status === 'broken'));
  errors = $derived(this.broken.filter((finding) => finding.severity === 'blocking'));
  warnings = $derived(this.broken.filter((finding) => finding.severity === 'warning'));
  advice = $derived(this.broken.filter((finding) => finding.severity === 'advice'));
  met = $derived(this.judged.findings.filter((finding) => finding.status === 'met'));
  undecided = $derived(this.judged.findings.filter((finding) => finding.status === 'undecided'));

  #marks = $derived.by(() => {
    const marks = new Map<string, FindingView>();
    for (const finding of this.broken) {
      for (const row of finding.rows) {
        const key = `${row.list}/${row.id}`;
        const known = marks.get(key);
        if (!known || WEIGHT[finding.severity] < WEIGHT[known.severity]) marks.set(key, finding);
      }
    }
    return marks;
  });
  #problems = $derived(
    new Map(this.errors.filter((finding) => finding.field).map((finding) => [finding.field ?? '', finding])),
  );

  #queue: Order[] = [];
  #sending = false;
  #stopped: Order[] = [];
  #reveals = new Set<Reveal>();
  #asked = 0;
  #idle: (() => void)[] = [];

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.id !== '';
  }

  async open(id: string, step: Step = 'call'): Promise<void> {
    const view = await this.#host.openDossier(id);
    this.#show(view);
    this.step = step;
    this.target = null;
    this.shown = null;
  }

  /** Leaves the dossier once everything typed is with the app. */
  async close(): Promise<void> {
    await this.settled();
    const { id } = this;
    this.id = '';
    if (id) await this.#host.closeDossier(id);
  }

  /** When nothing waits to be sent any more. */
  settled(): Promise<void> {
    if (!this.#sending && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /**
   * Makes the edits as one step that can be undone; `label` says what it does: "aantal rij 5". Values are as typed,
   * unless `kept` says that they are in the form a dossier keeps.
   */
  edit(edits: Edit[], label: Text, kept = false): Promise<void> {
    const plain = $state.snapshot(edits) as Edit[];
    const { id } = this;
    return this.#order({ edits: plain, send: () => this.#host.edit(id, plain, label, kept) });
  }

  /** Sets one field. */
  set(field: Field, value: Extract<Edit, { edit: 'set' }>['value'], label: Text): Promise<void> {
    return this.edit([{ edit: 'set', field, value }], label);
  }

  /** Takes an entity out with every reference to it. */
  remove(list: List, entity: string): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [{ edit: 'remove', list, id: entity }],
      send: () => this.#host.remove(id, list, entity),
    });
  }

  applyFix(fix: FixView): Promise<void> {
    return this.edit(fix.edits, fix.label, true);
  }

  undo(): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        const what = this.undoes;
        const update = await this.#host.undo(id);
        if (what) live.say(shell.undone(tr(what)));
        return update;
      },
    });
  }

  redo(): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        const what = this.redoes;
        const update = await this.#host.redo(id);
        if (what) live.say(shell.redone(tr(what)));
        return update;
      },
    });
  }

  /** Sends again what was refused. */
  retry(): void {
    this.refused = null;
    this.#queue.unshift(...this.#stopped.splice(0));
    void this.#drain();
  }

  /** Gives up what was refused, and shows the dossier as the app has it. */
  async giveUp(): Promise<void> {
    try {
      const { step } = this;
      this.#show(await this.#host.openDossier(this.id));
      this.step = step;
    } catch (reason) {
      this.refused = asFailure(reason);
    }
  }

  /** The app told, by itself, whether all is saved. */
  heardSaved(id: string, saved: Saved): void {
    if (id === this.id) this.saved = saved;
  }

  /** The worst thing found about a row, for the mark in its gutter. */
  markOf(list: List, id: string): FindingView | undefined {
    return this.#marks.get(`${list}/${id}`);
  }

  /** The blocking finding whose field this is: what an invalid field shows. */
  problemAt(field: Field): FindingView | undefined {
    return this.#problems.get(field);
  }

  progress(step: Step): StepProgress {
    return (
      this.judged.steps.find((one) => one.step === step) ?? {
        step,
        state: 'empty',
        done: 0,
        of: 0,
        errors: 0,
        warnings: 0,
      }
    );
  }

  headroom(ask: Question['ask'], of?: string): HeadroomView | undefined {
    return this.judged.headroom.find(({ question }) => {
      if (question.ask !== ask) return false;
      if (question.ask === 'category') return question.category === of;
      if (question.ask === 'words') return question.section === of;
      return true;
    });
  }

  /** Goes to the step of a field and puts the focus there. */
  goTo(field: Field, step: Step = stepOf(field)): void {
    this.step = step;
    this.target = { field, count: ++this.#asked };
  }

  /** Shows a finding in the panel. */
  showFinding(rule: string): void {
    this.shown = { rule, count: ++this.#asked };
  }

  /** A step that can bring its own fields into view says so here; the result takes it back. */
  onReveal(reveal: Reveal): () => void {
    this.#reveals.add(reveal);
    return () => this.#reveals.delete(reveal);
  }

  async reveal(field: Field): Promise<HTMLElement | null> {
    await tick();
    for (const reveal of this.#reveals) {
      const found = await reveal(field);
      if (found) return found;
    }
    return null;
  }

  #show(view: DossierView): void {
    this.id = view.id;
    this.dossier = view.dossier;
    this.amounts = view.amounts;
    this.call = view.call;
    this.closed = view.closed;
    this.judged = view.judged;
    this.saved = view.saved;
    this.undoes = view.undo;
    this.redoes = view.redo;
    this.refused = null;
    this.#queue = [];
    this.#stopped = [];
  }

  async #order(order: Order): Promise<void> {
    for (const edit of order.edits) apply(this.dossier, edit);
    this.#queue.push(order);
    await this.#drain();
  }

  /** Sends what waits, one after the other, in the order in which it was typed. */
  async #drain(): Promise<void> {
    if (this.#sending) return this.settled();
    this.#sending = true;
    const slow = setTimeout(() => (this.saving = true), SAYS_SAVING_AFTER);
    try {
      for (let order = this.#queue.shift(); order; order = this.#queue.shift()) {
        try {
          this.#take(await order.send());
        } catch (reason) {
          const failure = asFailure(reason);
          // Undoing and redoing show nothing beforehand, so nothing is kept of them.
          if (order.edits.length === 0) live.show({ text: tr(failure.message) });
          else {
            this.#stopped.push(order);
            this.refused = failure;
          }
        }
      }
    } finally {
      clearTimeout(slow);
      this.saving = false;
      this.#sending = false;
      for (const done of this.#idle.splice(0)) done();
    }
  }

  #take(update: Update): void {
    for (const patch of update.patches) apply(this.dossier, patch);
    // What was typed since then, or was refused, is newer than this answer.
    for (const order of [...this.#stopped, ...this.#queue]) for (const edit of order.edits) apply(this.dossier, edit);
    for (const [id, amount] of Object.entries(update.amounts)) {
      if (amount === null) delete this.amounts[id];
      else this.amounts[id] = amount;
    }
    this.judged = update.judged;
    this.saved = update.saved;
    this.undoes = update.undo;
    this.redoes = update.redo;
  }
}

export const session = new Session(backend);
