/**
 * The call that is being written: what the screen shows of it, and the only way to change it. A change is shown at once,
 * sent in order, and answered with the call as it was kept; what was typed stays even when the answer is a refusal.
 */
import { asFailure, backend, type Backend } from '../backend';
import { onClosing } from '../closing';
import { live } from '../live.svelte';
import { tr } from '../reader.svelte';
import type {
  CallChange,
  CallDraft,
  CallForm,
  CallProblem,
  Failure,
  FormGroup,
  JsonValue,
  Recognised,
  Severity,
} from '../types';
import { callEditor as words } from '../words/call-editor';
import { changed, entryOf, isEmpty, isWithin, partsOf, setting, valueAt } from './content';
import { renaming } from './codes';

/** How long writing may take before the screen says that it is going on. */
const SAYS_SAVING_AFTER = 400;

export const RULES = 'rules';

type Host = Pick<Backend, 'callForm' | 'openCallDraft' | 'changeCall' | 'undoCall' | 'redoCall' | 'confirmRecognised'>;

/** Something that waits to be sent, or was refused. */
interface Order {
  changes: CallChange[];
  send: () => Promise<CallDraft>;
}

const SEVERITY: Record<CallProblem['weight'], Severity> = { error: 'blocking', warning: 'warning', advice: 'advice' };
const WEIGHT: Record<Severity, number> = { blocking: 0, warning: 1, advice: 2 };

/** Something to settle, as the screen shows it. */
export interface Problem extends CallProblem {
  severity: Severity;
  /** Nothing is filled in there yet: it is not wrong, it is still to do. */
  wanted: boolean;
}

export class CallEditor {
  id = $state('');
  form = $state.raw<CallForm | null>(null);
  /** As the app has it. */
  draft = $state.raw<CallDraft | null>(null);
  /** As the screen shows it: what waits to be sent is in it already. */
  content = $state.raw<JsonValue>({});
  /** The group of keys that is shown, or the rules. */
  group = $state('');
  /** Which entry of a list is open, by the list's key. */
  opened = $state<{ [list: string]: number | undefined }>({});
  /** The field that was asked for last; the count makes asking twice for the same one count. */
  target = $state.raw<{ key: string; count: number } | null>(null);
  saving = $state(false);
  refused = $state.raw<Failure | null>(null);
  /** Counts what was asked to be changed, undone and redone: whoever offers to take something back knows by it. */
  orders = $state(0);
  /** Counts the answers of the app: whoever follows the call looks again. */
  answers = $state(0);

  problems = $derived.by((): Problem[] => {
    const { content } = this;
    return (this.draft?.problems ?? [])
      .map((problem) => ({
        ...problem,
        severity: SEVERITY[problem.weight],
        wanted: problem.weight === 'error' && isEmpty(valueAt(content, problem.key)),
      }))
      .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  });
  #byEntry = $derived.by(() => {
    const all = new Map<string, Problem[]>();
    for (const problem of this.problems) {
      const entry = entryOf(problem.key);
      all.set(entry, [...(all.get(entry) ?? []), problem]);
    }
    return all;
  });
  errors = $derived(this.problems.filter((one) => one.severity === 'blocking' && !one.wanted));
  wanted = $derived(this.problems.filter((one) => one.wanted));
  warnings = $derived(this.problems.filter((one) => one.severity === 'warning'));
  advice = $derived(this.problems.filter((one) => one.severity === 'advice'));
  /** The titles of the rules that can be read, by their codes. */
  titles = $derived(new Map((this.draft?.rules ?? []).map((rule) => [rule.id, rule.title])));
  /** What was read from a page and nobody has confirmed yet. */
  toConfirm = $derived((this.draft?.recognised ?? []).filter((one) => !one.confirmed));
  /** Texts that are still in the words of the page. */
  toRewrite = $derived((this.draft?.recognised ?? []).filter((one) => one.rewrite));

  #queue: Order[] = [];
  #sending = false;
  #stopped: Order[] = [];
  #idle: (() => void)[] = [];
  #asked = 0;
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.id !== '';
  }

  async open(id: string): Promise<void> {
    await this.settled();
    this.form ??= await this.#host.callForm();
    this.#stopped = [];
    this.refused = null;
    this.opened = {};
    this.target = null;
    this.id = id;
    this.#take(await this.#host.openCallDraft(id));
    this.group = this.form.groups[0]?.id ?? RULES;
  }

  async close(): Promise<void> {
    await this.settled();
    this.id = '';
    this.draft = null;
    this.content = {};
  }

  /** When nothing waits to be sent any more. */
  settled(): Promise<void> {
    if (!this.#sending && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** The window is about to close: whether all that was typed is kept. */
  async handOver(): Promise<boolean> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // A field may hand over what was typed only after the event that told it to.
    await new Promise((resolve) => setTimeout(resolve));
    await this.settled();
    return !this.isOpen || (this.refused === null && this.draft?.saved.state === 'saved');
  }

  /** Makes changes as one step that can be undone. Amounts, shares and days go as they were typed. */
  change(changes: CallChange[]): Promise<void> {
    const { id } = this;
    return this.#order({ changes, send: () => this.#host.changeCall(id, changes) });
  }

  set(key: string, value: JsonValue): Promise<void> {
    return this.change([setting(this.content, key, value)]);
  }

  /** Gives an entry another code, and all who name it with it. */
  rename(key: string, code: string): Promise<void> {
    if (!this.form) return Promise.resolve();
    return this.change(renaming(this.form, this.content, key, code));
  }

  async undo(): Promise<void> {
    const { id } = this;
    await this.#order({ changes: [], send: () => this.#host.undoCall(id) });
    live.say(words.undone);
  }

  async redo(): Promise<void> {
    const { id } = this;
    await this.#order({ changes: [], send: () => this.#host.redoCall(id) });
    live.say(words.redone);
  }

  /** Sends again what was refused. */
  retry(): Promise<void> {
    this.refused = null;
    this.#queue.unshift(...this.#stopped.splice(0));
    return this.#drain();
  }

  /** Gives up what was refused, and shows the call as the app has it. */
  giveUp(): Promise<void> {
    const { id } = this;
    this.#stopped = [];
    this.refused = null;
    return this.#order({ changes: [], send: () => this.#host.openCallDraft(id) });
  }

  /** Says that what was recognised at a key is right. */
  confirm(key: string): Promise<void> {
    const { id } = this;
    return this.#order({ changes: [], send: () => this.#host.confirmRecognised(id, key) });
  }

  value(key: string): JsonValue | undefined {
    return valueAt(this.content, key);
  }

  problemsAt(key: string): Problem[] {
    return this.#problemsNear(key).filter((problem) => problem.key === key);
  }

  problemsWithin(key: string): Problem[] {
    return this.#problemsNear(key).filter((problem) => isWithin(problem.key, key));
  }

  /** Those of the same entry: two hundred rules do not each go through the problems of all others. */
  #problemsNear(key: string): Problem[] {
    const entry = entryOf(key);
    return entry === '' ? this.problems : (this.#byEntry.get(entry) ?? []);
  }

  recognisedAt(key: string): Recognised | undefined {
    return this.draft?.recognised.find((one) => one.key === key);
  }

  /** The group in which a key is filled in. */
  groupOf(key: string): string {
    const [first] = partsOf(key);
    if (first === 'rule') return RULES;
    const group = this.form?.groups.find((one) => one.keys.some((known) => known.key === first));
    return group?.id ?? this.form?.groups[0]?.id ?? RULES;
  }

  problemsOf(group: string): Problem[] {
    return this.problems.filter((problem) => this.groupOf(problem.key) === group);
  }

  /** Whether a key is all there is to fill in of its group. */
  isAlone(key: string): boolean {
    const keys = this.groupShown()?.keys.filter((one) => one.shape.is !== 'exactly');
    return keys?.length === 1 && keys[0]?.key === key;
  }

  groupShown(): FormGroup | undefined {
    return this.form?.groups.find((one) => one.id === this.group);
  }

  /** Shows a field and puts the focus there, opening the entries it stands in. */
  goTo(key: string): void {
    this.group = this.groupOf(key);
    for (let cut = key.indexOf('['); cut !== -1; cut = key.indexOf('[', cut + 1)) {
      this.opened[key.slice(0, cut)] = Number(/^\[(\d+)\]/.exec(key.slice(cut))?.[1]);
    }
    this.target = { key, count: ++this.#asked };
  }

  async #order(order: Order): Promise<void> {
    this.orders += 1;
    this.content = order.changes.reduce(changed, this.content);
    // Places move with every change: what comes after a refused one waits with it.
    if (this.#stopped.length > 0 && order.changes.length > 0) {
      this.#stopped.push(order);
      return;
    }
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
          if (order.changes.length === 0) live.show({ text: tr(failure.message) });
          else {
            this.#stopped.push(order, ...this.#queue.splice(0).filter((one) => one.changes.length > 0));
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

  #take(draft: CallDraft): void {
    this.draft = draft;
    const waiting = [...this.#stopped, ...this.#queue].flatMap((order) => order.changes);
    this.content = waiting.reduce(changed, draft.content);
    this.answers += 1;
  }
}

export const editor = new CallEditor(backend);

onClosing(() => editor.handOver());
