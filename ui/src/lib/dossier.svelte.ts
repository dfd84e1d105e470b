/**
 * The open dossier: what the screen shows of it, and the only way to change it. An edit is shown at once, sent in
 * order, and answered with the form that was kept; what was typed stays even when the answer is a refusal.
 */
import { tick } from 'svelte';
import { asFailure, backend, type Backend, type Seen } from './backend';
import { onClosing } from './closing';
import { live } from './live.svelte';
import { emptyCall, emptyDossier, emptyJudged } from './empty';
import { applyAll } from './patches';
import { stepOf } from './pointer';
import { tr } from './reader.svelte';
import type {
  AnnexesAdded,
  Call,
  CallShown,
  CodeMove,
  ConflictView,
  Dossier,
  DossierView,
  Edit,
  Failure,
  Field,
  FieldValue,
  FindingView,
  FixView,
  HeadroomView,
  Judged,
  List,
  NewerVersion,
  Question,
  RuleCard,
  Saved,
  Severity,
  Step,
  StepProgress,
  Text,
  Update,
} from './types';
import { shell } from './words/shell';
import { fieldsOf, referring, valuesOf } from './values';
import { concord } from './words/concord';
import { together } from './words/together';
import { versions } from './words/versions';

/** How long writing may take before the screen says that it is going on. */
const SAYS_SAVING_AFTER = 400;

/** Something that waits to be sent, or was refused; of what was refused only `edits` are sent again. */
type Order = { edits: Edit[]; seen?: Seen; send: (edits: Edit[], seen: Seen) => Promise<void> };

/** A finding's place among the worst. */
const WEIGHT: Record<Severity, number> = { blocking: 0, warning: 1, advice: 2 };

/** What was done; `step` is the one that takes it back, none where it was no step. */
export interface Done {
  step: number | null;
}

/** Brings a field into view and returns what to focus; null when it does not know the field. */
export type Reveal = (field: Field) => HTMLElement | null | Promise<HTMLElement | null>;

type Host = Pick<
  Backend,
  | 'openDossier'
  | 'closeDossier'
  | 'edit'
  | 'remove'
  | 'undo'
  | 'redo'
  | 'moveDossier'
  | 'restoreMoment'
  | 'stay'
  | 'newerVersion'
>;

export class Session {
  id = $state('');
  dossier = $state<Dossier>(emptyDossier());
  /** Amounts of the budget lines that count, in euro, by identity. */
  amounts = $state<{ [id: string]: string | undefined }>({});
  call = $state.raw<Call>(emptyCall());
  closed = $state(false);
  /** Short name of the call's fund. */
  fund = $state('');
  /** The call's rules in words. */
  rules = $state.raw<RuleCard[]>([]);
  /** The newest version of the call, where the dossier uses an older one. */
  newer = $state.raw<NewerVersion | null>(null);
  judged = $state.raw<Judged>(emptyJudged());
  /** The fields that several people filled in, unknowing of each other. */
  conflicts = $state.raw<ConflictView[]>([]);
  /** The partner on whose part the reader is to work, where the dossier came so. */
  part = $state.raw<string | null>(null);
  /** Whether there is nothing here but that part. */
  excerpt = $state.raw(false);
  saved = $state.raw<Saved>({ state: 'saved', at: '' });
  undoes = $state.raw<Text | null>(null);
  /** Which step that is. */
  undoStep = $state.raw<number | null>(null);
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
  /** On what is being typed, in fields that hand over only some time after. */
  #typedOn = new Map<Field, FieldValue[]>();

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.id !== '';
  }

  async open(id: string, step: Step = 'call'): Promise<void> {
    await this.settled();
    const before = this.id;
    const view = await this.#host.openDossier(id);
    this.#stopped = [];
    this.refused = null;
    this.#show(view);
    this.step = step;
    this.target = null;
    this.shown = null;
    // One dossier is on the screen: another is neither drafted live nor is its folder watched any more.
    if (before && before !== id) await this.#host.closeDossier(before);
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
   * unless `kept` says that they are in the form a dossier keeps. `seen` is what they were decided on, where that was
   * looked at before.
   */
  edit(edits: Edit[], label: Text, kept = false, seen?: Seen): Promise<void> {
    const plain = $state.snapshot(edits) as Edit[];
    const { id } = this;
    return this.#order({
      edits: plain,
      seen: seen ?? this.#typedNow(plain),
      send: async (left, seen) => {
        const before = this.conflicts;
        this.#take(await this.#host.edit(id, seen, left, label, kept));
        this.#tellMet(left, before);
      },
    });
  }

  /** What is typed in a field from here on is typed on what it shows now, or on what is named. */
  beginsTyping(field: Field, on?: FieldValue): void {
    this.#typedOn.set(field, on === undefined ? this.#shownAt([field])(field) : [on]);
  }

  endsTyping(field: Field): void {
    this.#typedOn.delete(field);
  }

  /** Sets one field. */
  set(field: Field, value: Extract<Edit, { edit: 'set' }>['value'], label: Text): Promise<void> {
    return this.edit([{ edit: 'set', field, value }], label);
  }

  /** Takes an entity out with every reference to it; `seen` is as for `edit`. */
  remove(list: List, entity: string, seen?: Seen): Promise<void> {
    const { id } = this;
    const edits: Edit[] = [{ edit: 'remove', list, id: entity }];
    return this.#order({
      edits,
      seen: seen ?? this.sees(edits),
      send: async (_, on) => this.#take(await this.#host.remove(id, on, list, entity)),
    });
  }

  /** What the screen shows of all that edits would set or take out: on what they are decided. */
  sees(edits: readonly Edit[]): Seen {
    const seen: Seen = {};
    const referred = edits.flatMap((edit) =>
      edit.edit === 'remove' ? referring(this.dossier, edit.list, edit.id) : [],
    );
    const set = edits.flatMap((edit) => (edit.edit === 'set' ? [edit.field] : []));
    const shown = this.#shownAt([...set, ...referred]);
    for (const field of [...set, ...referred]) {
      const on = this.#typedOn.get(field) ?? shown(field);
      if (on.length > 0) seen[field] = on;
    }
    const fields = fieldsOf(this.dossier);
    for (const edit of edits) {
      if (edit.edit !== 'remove') continue;
      for (const [field, value] of fields(edit.list, edit.id)) seen[field] = [$state.snapshot(value) as FieldValue];
    }
    return seen;
  }

  applyFix(fix: FixView): Promise<void> {
    return this.edit(fix.edits, fix.label, true);
  }

  /** Takes the last step back; where one is named, that one or none. */
  undo(step: number | null = null): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        const what = this.undoes;
        this.#take(await this.#host.undo(id, step));
        if (what) live.say(shell.undone(tr(what)));
      },
    });
  }

  redo(): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        const what = this.redoes;
        this.#take(await this.#host.redo(id));
        if (what) live.say(shell.redone(tr(what)));
      },
    });
  }

  /** Says what was done, and offers to take that very step back for as long as it is the last of this dossier. */
  tell(text: string, { step }: Done): void {
    const { id } = this;
    // Steps are counted for each dossier by itself.
    const stands = () => this.id === id && step !== null && this.undoStep === step;
    const run = () => {
      if (stands()) void this.undo(step);
    };
    live.show({ text, act: { label: shell.undo, run, stands } });
  }

  /** Moves to another version of the call, as one step; nothing where it did not. */
  move(pin: string, chosen: CodeMove[]): Promise<Done | null> {
    return this.act((id) => this.#host.moveDossier(id, pin, chosen));
  }

  /** Adds files as annexes; says why some were not. */
  async takeFiles(send: (id: string) => Promise<AnnexesAdded | null>): Promise<readonly Text[]> {
    const { id } = this;
    let refused: readonly Text[] = [];
    await this.#order({
      edits: [],
      send: async () => {
        const added = await send(id);
        if (!added) return;
        this.#take(added.update);
        refused = added.refused;
      },
    });
    return refused;
  }

  /** Has the app do what is no edit of fields, in its turn; nothing where it did not. What was refused is said already. */
  async act(send: (id: string) => Promise<Update>): Promise<Done | null> {
    const { id } = this;
    let done: Done | null = null;
    await this.#order({
      edits: [],
      send: async () => {
        const before = this.undoStep;
        this.#take(await send(id));
        done = { step: this.undoStep === before ? null : this.undoStep };
      },
    });
    return done;
  }

  /** Makes the dossier, or a field or a thing of it, again what it was, as one step; nothing where it did not. */
  restore(moment: string, only: Field | null): Promise<Done | null> {
    return this.act((id) => this.#host.restoreMoment(id, moment, only));
  }

  /** Stays with this version of the call, though there is a newer one. */
  async stay(pin: string): Promise<void> {
    await this.#host.stay(this.id, pin);
    if (this.newer?.pin === pin) this.newer = { ...this.newer, stays: true };
  }

  /** Looks whether the call got a newer version while the dossier is open. */
  async lookForVersion(): Promise<void> {
    const { id } = this;
    const pin = this.dossier.call;
    if (!id) return;
    const newer = await this.#host.newerVersion(id);
    // Moving to another version answers for itself.
    if (id !== this.id || pin !== this.dossier.call) return;
    if (newer && newer.pin !== this.newer?.pin) live.say(versions.newer(newer.version));
    this.newer = newer;
  }

  /** Shows the dossier as the app has it: others' changes came in. What is typed meanwhile stays on top. */
  reread(): Promise<void> {
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        this.#show(await this.#host.openDossier(id));
        applyAll(this.dossier, [...editsOf(this.#stopped), ...editsOf(this.#queue)]);
      },
    });
  }

  /** Sends again what was refused. */
  retry(): void {
    this.refused = null;
    this.#queue.unshift(...this.#stopped.splice(0));
    void this.#drain();
  }

  /**
   * Gives up what was refused, and shows the dossier as the app has it. It waits its turn, so that the app has all that
   * was typed before it; what is typed or refused meanwhile is not given up.
   */
  giveUp(): Promise<void> {
    const given = new Set(this.#stopped);
    const { id } = this;
    return this.#order({
      edits: [],
      send: async () => {
        try {
          this.#show(await this.#host.openDossier(id));
        } catch (reason) {
          this.refused = asFailure(reason);
          return;
        }
        this.#stopped = this.#stopped.filter((order) => !given.has(order));
        if (this.#stopped.length === 0) this.refused = null;
        applyAll(this.dossier, [...editsOf(this.#stopped), ...editsOf(this.#queue)]);
      },
    });
  }

  /**
   * The window is about to close: takes what is still being typed, waits until it is with the app, and says whether
   * all of it is kept.
   */
  async handOver(): Promise<boolean> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // A field may hand over what was typed only after the event that told it to.
    await new Promise((resolve) => setTimeout(resolve));
    await this.settled();
    return !this.isOpen || (this.refused === null && this.saved.state === 'saved');
  }

  /** Others changed the dossier: what they did is shown in its turn, after what was typed here before. */
  async heardOthers(id: string, changes: (id: string) => Promise<Update>): Promise<void> {
    if (id !== this.id) return;
    await this.#order({
      edits: [],
      send: async () => {
        if (id === this.id) this.#take(await changes(id));
      },
    });
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

  /** The conflict of a field, where partners do not agree on it. */
  conflictAt(field: Field): ConflictView | undefined {
    return this.conflicts.find((conflict) => conflict.field === field);
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
    this.#showCall(view);
    this.judged = view.judged;
    this.conflicts = view.conflicts;
    this.part = view.part;
    this.excerpt = view.excerpt;
    this.saved = view.saved;
    this.undoes = view.undo;
    this.undoStep = view.undo_step;
    this.redoes = view.redo;
  }

  #showCall({ call, closed, fund, rules, newer }: CallShown): void {
    this.call = call;
    this.closed = closed;
    this.fund = fund;
    this.rules = rules;
    this.newer = newer;
  }

  /** What stands in a field, with what others gave it besides. */
  #shownAt(fields: Field[]): (field: Field) => FieldValue[] {
    const value = valuesOf(this.dossier);
    const besides = new Map(
      this.conflicts.filter(({ field }) => fields.includes(field)).map(({ field, values }) => [field, values]),
    );
    return (field) => {
      const shown = value(field);
      if (shown === undefined) return [];
      return [$state.snapshot(shown) as FieldValue, ...(besides.get(field) ?? []).map((one) => one.value)];
    };
  }

  /** On what edits were typed. What is typed next in the same field is typed on what they set. */
  #typedNow(edits: Edit[]): Seen {
    const seen = this.sees(edits);
    for (const edit of edits)
      if (edit.edit === 'set' && this.#typedOn.has(edit.field)) this.#typedOn.set(edit.field, [edit.value]);
    return seen;
  }

  /** Says where others gave a field another value while one typed in it. */
  #tellMet(edits: Edit[], before: readonly ConflictView[]): void {
    const met = this.conflicts.find(
      ({ field }) =>
        edits.some((edit) => edit.edit === 'set' && edit.field === field) && !before.some((one) => one.field === field),
    );
    if (!met) return;
    const act = { label: concord.toField, run: () => this.goTo(met.field) };
    live.show({ text: concord.met(tr(met.name)), act });
  }

  async #order(order: Order): Promise<void> {
    applyAll(this.dossier, order.edits);
    this.#supersede(order);
    this.#queue.push(order);
    await this.#drain();
  }

  /** What was refused is not sent again where something newer was typed: it would overwrite that. */
  #supersede({ edits, seen }: Order): void {
    if (this.#stopped.length === 0) return;
    const fields = new Set(edits.map((edit) => (edit.edit === 'set' ? edit.field : null)));
    for (const stopped of this.#stopped) {
      // The app never had what was refused: the newer one is typed on what that was typed on.
      for (const [field, on] of Object.entries(stopped.seen ?? {})) if (seen && fields.has(field)) seen[field] = on;
      stopped.edits = stopped.edits.filter((edit) => edit.edit !== 'set' || !fields.has(edit.field));
    }
    this.#stopped = this.#stopped.filter((stopped) => stopped.edits.length > 0);
    if (this.#stopped.length === 0) this.refused = null;
  }

  /** Sends what waits, one after the other, in the order in which it was typed. */
  async #drain(): Promise<void> {
    if (this.#sending) return this.settled();
    this.#sending = true;
    const slow = setTimeout(() => (this.saving = true), SAYS_SAVING_AFTER);
    try {
      for (let order = this.#queue.shift(); order; order = this.#queue.shift()) {
        try {
          await order.send(order.edits, order.seen ?? {});
        } catch (reason) {
          const failure = asFailure(reason);
          // Undoing and redoing show nothing beforehand, so nothing is kept of them.
          if (order.edits.length === 0) live.show({ text: tr(failure.message) });
          else {
            this.#stopped.push(order);
            this.refused = failure;
            for (const newer of this.#queue) this.#supersede(newer);
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
    // What was refused is older than this answer, and what was typed since is newer.
    applyAll(this.dossier, [...editsOf(this.#stopped), ...update.patches, ...editsOf(this.#queue)]);
    for (const [id, amount] of Object.entries(update.amounts)) {
      if (amount === null) delete this.amounts[id];
      else this.amounts[id] = amount;
    }
    if (update.call) this.#showCall(update.call);
    this.judged = update.judged;
    this.conflicts = update.conflicts;
    this.saved = update.saved;
    this.undoes = update.undo;
    this.undoStep = update.undo_step;
    this.redoes = update.redo;
    if (update.kept_of_others.length > 0) {
      live.show({ text: together.keptOfOthers(update.kept_of_others.map((name) => tr(name)).join(', ')) });
    }
  }
}

function editsOf(orders: Order[]): Edit[] {
  return orders.flatMap((order) => order.edits);
}

export const session = new Session(backend);

onClosing(() => session.handOver());
