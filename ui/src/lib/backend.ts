/**
 * The one door to the host. Nothing else imports `@tauri-apps/*`; screens ask this interface, and could be shown
 * on top of any other implementation of it.
 */
import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type {
  AnnexesAdded,
  AnnexesView,
  BeginCall,
  BudgetFile,
  CallChange,
  CallChanges,
  CallDraft,
  CallForm,
  CodeMove,
  Comparison,
  DossierCard,
  DossierChanges,
  DossierView,
  Edit,
  ExportFormat,
  ExportOptions,
  ExportProgress,
  Failure,
  Field,
  FieldHistory,
  FieldValue,
  HistoryAsked,
  HistoryPage,
  HistoryProgress,
  Imported,
  FitView,
  Language,
  Letter,
  LiveSettings,
  LiveSetup,
  LiveTried,
  LiveView,
  List,
  MeetingHeard,
  MeetingView,
  NewerVersion,
  OwnCalls,
  PacketOptions,
  PacketView,
  Partner,
  PageAsked,
  PageIntake,
  PageView,
  PairView,
  PasteAt,
  PastePreview,
  PlanView,
  Preview,
  SavedLater,
  Settings,
  Start,
  Text,
  ThenView,
  Trial,
  TryOn,
  Update,
  VersionChange,
  VersionsView,
  WrongNumber,
  WhatIf,
  Step,
  Together,
} from './types';

export interface Backend {
  start(): Promise<Start>;
  keepSettings(settings: Settings): Promise<void>;
  /** Whether each call fits the reader's organisation, by what a dossier pins. */
  fits(): Promise<{ [pin: string]: FitView }>;
  /** What is pinned of each call in which all the words occur, the best found first. */
  findCalls(words: string): Promise<string[]>;
  /** Reads the calls of one's own again where their files changed; whether they did. */
  lookForCalls(): Promise<boolean>;
  /** Keeps a partner in the address book, anew where it has no identity. This and the next two answer with the book. */
  keepAddress(partner: Partner): Promise<Partner[]>;
  removeAddress(id: string): Promise<Partner[]>;
  restoreAddress(id: string): Promise<Partner[]>;
  /** What is wrong with the numbers of a partner outside any dossier. */
  wrongNumbers(partner: Partner): Promise<WrongNumber[]>;
  createDossier(pin: string): Promise<string>;
  /** Asks for a file with the system's dialog; null when the reader chose none. */
  importDossier(): Promise<Imported | null>;
  /** The folder in which partners meet over a dossier, as it was last seen; null where there is none. */
  meeting(id: string): Promise<MeetingView | null>;
  /** Asks for a folder to meet partners in; null when the reader chose none. */
  meetIn(id: string, passphrase: string | null): Promise<MeetingHeard | null>;
  /** Looks into the folder at once. */
  meet(id: string): Promise<MeetingHeard>;
  leaveMeeting(id: string): Promise<void>;
  /** What a packet of the folder is that waits for the reader. */
  lookIntoMet(id: string, name: string): Promise<PacketView>;
  /** As `importDossier`, of the file that the window was started with; null when there is none. */
  openGiven(): Promise<Imported | null>;
  /** What the locked packet is that was chosen last; rejected where the passphrase is another. */
  unlockPacket(path: string, passphrase: string): Promise<PacketView>;
  /** A passphrase that nobody guesses. */
  proposePassphrase(): Promise<string>;
  /** Takes the packet in that was looked into last; answers with its dossier. */
  takeInPacket(path: string, accepted: number[]): Promise<string>;
  /** What is left to settle between partners, and who has delivered what. */
  together(id: string): Promise<Together>;
  /** Brings back what was taken out while another worked on it. */
  bringBack(id: string, list: List, entity: string): Promise<Update>;
  /** Lets go of what was taken out, knowing what was written in it. */
  letGo(id: string, list: List, entity: string): Promise<Update>;
  /** Says that a merged text was looked at, or takes that back. */
  lookedAt(id: string, field: Field, seen: boolean): Promise<Update>;
  /** Says that a partner's part at a step is complete, or that it is not. */
  deliver(id: string, partner: string, step: Step, done: boolean, told: string): Promise<Update>;
  /** Two of a list side by side. */
  pair(id: string, list: List, one: string, other: string): Promise<PairView>;
  /** Makes one of two, which takes the named fields over from the one that goes. */
  join(id: string, list: List, keep: string, gone: string, take: string[]): Promise<Update>;
  /** Says that two are not the same. */
  keepApart(id: string, list: List, one: string, other: string): Promise<Update>;
  /** A letter that asks a partner for what is missing of it. */
  letter(id: string, partner: string): Promise<Letter>;
  /** Asks where to; null when the reader chose nowhere. */
  sendPacket(id: string, options: PacketOptions): Promise<string | null>;
  /** Where a dossier is drafted live, and how it stands. */
  live(id: string): Promise<LiveSetup>;
  /** Begins or ends drafting live. */
  draftLive(id: string, settings: LiveSettings): Promise<LiveSetup>;
  /** Asks the server whether it would let the reader in; nothing is sent or kept. */
  tryLive(id: string, settings: LiveSettings): Promise<LiveTried>;
  /** Asks for the file with an authority's certificate; null when none was chosen. */
  chooseAuthority(): Promise<string | null>;
  /** What others changed since the last update. */
  othersChanges(id: string): Promise<Update>;
  /** Takes over what packets proposed and was left then. */
  takeLeft(id: string, chosen: number[]): Promise<Update>;
  /** Says of what packets proposed and was left that it is not wanted. */
  dropLeft(id: string, chosen: number[]): Promise<void>;
  /** Says to the others in which step the reader is, and in which field; empty for none. */
  atStep(id: string, step: string, field: Field): Promise<void>;
  openDossier(id: string): Promise<DossierView>;
  cancelOpening(): Promise<void>;
  closeDossier(id: string): Promise<void>;
  duplicateDossier(id: string): Promise<DossierCard[]>;
  deleteDossier(id: string): Promise<DossierCard[]>;
  restoreDossier(id: string): Promise<DossierCard[]>;
  /**
   * Makes the edits as one step that can be undone, typed on what was `seen`. Values are understood as typed in the
   * reader's language; `kept` says that they are in the form a dossier keeps.
   */
  edit(id: string, seen: Seen, edits: Edit[], label: Text, kept: boolean): Promise<Update>;
  /** Takes an entity out with every reference to it, as one step. */
  remove(id: string, seen: Seen, list: List, entity: string): Promise<Update>;
  /** Takes the last step back; where one is named, that one or none. */
  undo(id: string, step: number | null): Promise<Update>;
  redo(id: string): Promise<Update>;
  /** What there is of each annex. */
  annexes(id: string): Promise<AnnexesView>;
  /** Asks for files with the system's dialog, and adds them as one step; null when the reader chose none. */
  addAnnexes(id: string, kind: string): Promise<AnnexesAdded | null>;
  /** Adds files that were dropped; of those that are too large, `bytes` may be empty. */
  dropAnnexes(id: string, kind: string, files: DroppedFile[]): Promise<AnnexesAdded>;
  /** Asks for a file to put in the place of an annex's; null when the reader chose none. */
  replaceAnnex(id: string, annex: string): Promise<AnnexesAdded | null>;
  /** Opens a copy of an annex's file. */
  openAnnex(id: string, annex: string): Promise<void>;
  /** Asks where to put a copy, and says where it went; null when the reader thought better of it. */
  saveAnnex(id: string, annex: string): Promise<string | null>;
  readPaste(id: string, text: string, language: Language, at: PasteAt): Promise<PastePreview>;
  /** Asks for a spreadsheet and sets it against the budget; null when the reader chose none. */
  readBudgetFile(id: string): Promise<BudgetFile | null>;
  /** What changed from one version of a call to another. */
  callChanges(from: string, to: string): Promise<CallChanges>;
  /** What another version would change for a dossier; without `chosen`, what is most likely meant is proposed for codes. */
  whatChanges(id: string, to: string, chosen: CodeMove[] | null): Promise<DossierChanges>;
  /** Moves a dossier to another version of its call, as one step that can be undone. */
  moveDossier(id: string, to: string, chosen: CodeMove[]): Promise<Update>;
  /** Stays with the version a dossier uses: not to be asked again about that newer one. */
  stay(id: string, to: string): Promise<void>;
  /** The newest version of the call, where a dossier uses an older one. */
  newerVersion(id: string): Promise<NewerVersion | null>;
  /** A page of the history; null where another was asked for meanwhile. */
  history(id: string, asked: HistoryAsked): Promise<HistoryPage | null>;
  /** The values that a field had, by whom and when. */
  fieldHistory(id: string, field: Field): Promise<FieldHistory>;
  /** Stops reading a history for the first time; whoever waits for it is rejected. */
  cancelHistory(): Promise<void>;
  /** What undo would take back one after the other. */
  undoSteps(id: string): Promise<Text[]>;
  dossierThen(id: string, moment: string): Promise<ThenView>;
  pageThen(id: string, moment: string, asked: PageAsked, language: Language): Promise<PageView | null>;
  /** Asks where to save the dossier as it was. */
  exportThen(
    id: string,
    moment: string,
    format: ExportFormat,
    language: Language,
    options: ExportOptions,
  ): Promise<ExportProgress>;
  versions(id: string): Promise<VersionsView>;
  changeVersion(id: string, change: VersionChange): Promise<VersionsView>;
  /** What is different between two moments; the present one for null. */
  compare(id: string, before: string, after: string | null): Promise<Comparison>;
  /** Makes the dossier, or only a field or a thing of it, again what it was, as one step. */
  restoreMoment(id: string, moment: string, only: Field | null): Promise<Update>;
  /** What edits would change, without making them; values in the form a dossier keeps. */
  previewEdits(id: string, edits: Edit[]): Promise<Preview>;
  /** The funding plan for a wish, without applying it. */
  whatIf(id: string, wish: WhatIf): Promise<PlanView>;
  /** Asks where to save with the system's dialog. */
  export(id: string, format: ExportFormat, language: Language, options: ExportOptions): Promise<ExportProgress>;
  cancelExport(id: string): Promise<void>;
  /** A page of the application as it stands; nothing where a later one was asked for meanwhile. */
  page(id: string, asked: PageAsked, language: Language): Promise<PageView | null>;
  /** Nobody looks at the pages any more. */
  closePages(): Promise<void>;
  /** Opens a file that this run exported. */
  openExported(path: string): Promise<void>;
  /** Shows a file that this run exported in its folder. */
  revealExported(path: string): Promise<void>;
  /** The form of a call: keys and kinds of rule, with names and explanations. */
  callForm(): Promise<CallForm>;
  /** One's own calls, being written and published. */
  ownCalls(): Promise<OwnCalls>;
  beginCall(from: BeginCall): Promise<CallDraft>;
  openCallDraft(id: string): Promise<CallDraft>;
  /** Makes the changes as one step that can be taken back; it is on disk when the answer says `saved`. */
  changeCall(id: string, changes: CallChange[]): Promise<CallDraft>;
  undoCall(id: string): Promise<CallDraft>;
  redoCall(id: string): Promise<CallDraft>;
  /** Returns what dossiers pin. */
  publishCall(id: string): Promise<string>;
  discardCallDraft(id: string): Promise<OwnCalls>;
  restoreCallDraft(id: string): Promise<OwnCalls>;
  /** Judges a dossier by a call that is being written; the dossier is only looked at. */
  tryCall(id: string, on: TryOn): Promise<Trial>;
  /** Asks where to save the file of a published call (by pin) or of a draft. */
  exportCall(id: string): Promise<ExportProgress>;
  /** Asks for a call file; null when the reader chose none. */
  importCall(): Promise<CallDraft | null>;
  deleteOwnCall(pin: string): Promise<OwnCalls>;
  /** Reads the text of a page, without making anything of it. */
  readPage(text: string): Promise<PageIntake>;
  beginCallFromPage(text: string): Promise<CallDraft>;
  /** Asks for a file with the system's dialog; null when the reader chose none. */
  beginCallFromTopicFile(): Promise<CallDraft | null>;
  /** Asks the EU portal over the internet; null when it was called off. */
  beginCallFromTopicCode(code: string): Promise<CallDraft | null>;
  cancelTopic(): Promise<void>;
  /** Confirms what was recognised at a place of a draft. */
  confirmRecognised(id: string, key: string): Promise<CallDraft>;
  onExportProgress(heard: (progress: ExportProgress) => void): Promise<() => void>;
  onHistoryProgress(heard: (progress: HistoryProgress) => void): Promise<() => void>;
  /** What could not be saved when it was typed is saved after all, or still is not. */
  onSaved(heard: (later: SavedLater) => void): Promise<() => void>;
  /** Something came in from the folder in which partners meet, or it stands otherwise. */
  onMeeting(heard: (meeting: MeetingHeard) => void): Promise<() => void>;
  /** A second start came with a file, which `openGiven` takes in. */
  onFileGiven(heard: () => void): Promise<() => void>;
  /** How it stands with a dossier that is drafted live. */
  onLive(heard: (view: LiveView) => void): Promise<() => void>;
  /** Others changed an open dossier. */
  onCameIn(heard: (id: string) => void): Promise<() => void>;
  onAnnexes(heard: (id: string) => void): Promise<() => void>;
  /**
   * Before the window closes, `handOver` is asked to take what is still being typed, and whether all of it is kept. A
   * host without a window does not ask.
   */
  onClosing?(handOver: () => Promise<boolean>): Promise<() => void>;
}

/**
 * What fields held when one began to type in them: first the value that was typed on, then what others had given besides.
 * What came into a field since is not replaced unseen.
 */
export type Seen = { [field: Field]: FieldValue[] };

/** A file that was dropped on the window. */
export interface DroppedFile {
  name: string;
  size: number;
  bytes: Uint8Array;
}

/** Files on their way to the app: what they are as JSON, a zero byte, and their bytes one after the other. */
function inOnePiece(id: string, kind: string, files: readonly DroppedFile[]): Uint8Array {
  const named = files.map(({ name, size, bytes }) => ({ name, size, bytes: bytes.length }));
  const head = new TextEncoder().encode(JSON.stringify({ id, kind, files: named }));
  const pieces = [head, new Uint8Array(1), ...files.map((file) => file.bytes)];
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function onClosing(handOver: () => Promise<boolean>): Promise<() => void> {
  return listen('closing', async () => invoke('answer_closing', { kept: await handOver() }));
}

export const backend: Backend = {
  start: () => invoke('start'),
  keepSettings: (settings) => invoke('keep_settings', { settings }),
  fits: () => invoke('fits'),
  findCalls: (words) => invoke('find_calls', { words }),
  lookForCalls: () => invoke('look_for_calls'),
  keepAddress: (partner) => invoke('keep_address', { partner }),
  removeAddress: (id) => invoke('remove_address', { id }),
  restoreAddress: (id) => invoke('restore_address', { id }),
  wrongNumbers: (partner) => invoke('wrong_numbers', { partner }),
  createDossier: (pin) => invoke('create_dossier', { pin }),
  importDossier: () => invoke('import_dossier'),
  meeting: (id) => invoke('meeting', { id }),
  meetIn: (id, passphrase) => invoke('meet_in', { id, passphrase }),
  meet: (id) => invoke('meet', { id }),
  leaveMeeting: (id) => invoke('leave_meeting', { id }),
  lookIntoMet: (id, name) => invoke('look_into_met', { id, name }),
  openGiven: () => invoke('open_given'),
  unlockPacket: (path, passphrase) => invoke('unlock_packet', { path, passphrase }),
  proposePassphrase: () => invoke('propose_passphrase'),
  takeInPacket: (path, accepted) => invoke('take_in_packet', { path, accepted }),
  sendPacket: (id, options) => invoke('send_packet', { id, options }),
  together: (id) => invoke('together', { id }),
  bringBack: (id, list, entity) => invoke('bring_back', { id, list, entity }),
  letGo: (id, list, entity) => invoke('let_go', { id, list, entity }),
  lookedAt: (id, field, seen) => invoke('looked_at', { id, field, seen }),
  deliver: (id, partner, step, done, told) => invoke('deliver', { id, partner, step, done, told }),
  pair: (id, list, one, other) => invoke('pair', { id, list, one, other }),
  join: (id, list, keep, gone, take) => invoke('join', { id, list, keep, gone, take }),
  keepApart: (id, list, one, other) => invoke('keep_apart', { id, list, one, other }),
  letter: (id, partner) => invoke('letter', { id, partner }),
  live: (id) => invoke('live', { id }),
  draftLive: (id, settings) => invoke('draft_live', { id, settings }),
  tryLive: (id, settings) => invoke('try_live', { id, settings }),
  chooseAuthority: () => invoke('choose_authority'),
  othersChanges: (id) => invoke('others_changes', { id }),
  takeLeft: (id, chosen) => invoke('take_left', { id, chosen }),
  dropLeft: (id, chosen) => invoke('drop_left', { id, chosen }),
  atStep: (id, step, field) => invoke('at_step', { id, step, field }),
  openDossier: (id) => invoke('open_dossier', { id }),
  cancelOpening: () => invoke('cancel_opening'),
  closeDossier: (id) => invoke('close_dossier', { id }),
  duplicateDossier: (id) => invoke('duplicate_dossier', { id }),
  deleteDossier: (id) => invoke('delete_dossier', { id }),
  restoreDossier: (id) => invoke('restore_dossier', { id }),
  edit: (id, seen, edits, label, kept) => invoke('edit', { id, seen, edits, label, kept }),
  remove: (id, seen, list, entity) => invoke('remove', { id, seen, list, entity }),
  undo: (id, step) => invoke('undo', { id, step }),
  redo: (id) => invoke('redo', { id }),
  annexes: (id) => invoke('annexes', { id }),
  addAnnexes: (id, kind) => invoke('add_annexes', { id, kind }),
  dropAnnexes: (id, kind, files) => invoke('drop_annexes', inOnePiece(id, kind, files)),
  replaceAnnex: (id, annex) => invoke('replace_annex', { id, annex }),
  openAnnex: (id, annex) => invoke('open_annex', { id, annex }),
  saveAnnex: (id, annex) => invoke('save_annex', { id, annex }),
  readPaste: (id, text, language, at) => invoke('read_paste', { id, text, language, at }),
  readBudgetFile: (id) => invoke('read_budget_file', { id }),
  callChanges: (from, to) => invoke('call_changes', { from, to }),
  whatChanges: (id, to, chosen) => invoke('what_changes', { id, to, chosen }),
  moveDossier: (id, to, chosen) => invoke('move_dossier', { id, to, chosen }),
  stay: (id, to) => invoke('stay', { id, to }),
  newerVersion: (id) => invoke('newer_version', { id }),
  history: (id, asked) => invoke('history', { id, asked }),
  fieldHistory: (id, field) => invoke('field_history', { id, field }),
  cancelHistory: () => invoke('cancel_history'),
  undoSteps: (id) => invoke('undo_steps', { id }),
  dossierThen: (id, moment) => invoke('dossier_then', { id, moment }),
  pageThen: (id, moment, asked, language) => invoke('page_then', { id, moment, asked, language }),
  exportThen: (id, moment, format, language, options) =>
    invoke('export_then', { id, moment, format, language, options }),
  versions: (id) => invoke('versions', { id }),
  changeVersion: (id, change) => invoke('change_version', { id, change }),
  compare: (id, before, after) => invoke('compare', { id, before, after }),
  restoreMoment: (id, moment, only) => invoke('restore_moment', { id, moment, only }),
  previewEdits: (id, edits) => invoke('preview_edits', { id, edits }),
  whatIf: (id, wish) => invoke('what_if', { id, wish }),
  export: (id, format, language, options) => invoke('export', { id, format, language, options }),
  page: (id, asked, language) => invoke('page', { id, asked, language }),
  closePages: () => invoke('close_pages'),
  cancelExport: (id) => invoke('cancel_export', { id }),
  openExported: (path) => invoke('open_exported', { path }),
  revealExported: (path) => invoke('reveal_exported', { path }),
  callForm: () => invoke('call_form'),
  ownCalls: () => invoke('own_calls'),
  beginCall: (from) => invoke('begin_call', { from }),
  openCallDraft: (id) => invoke('open_call_draft', { id }),
  changeCall: (id, changes) => invoke('change_call', { id, changes }),
  undoCall: (id) => invoke('undo_call', { id }),
  redoCall: (id) => invoke('redo_call', { id }),
  publishCall: (id) => invoke('publish_call', { id }),
  discardCallDraft: (id) => invoke('discard_call_draft', { id }),
  restoreCallDraft: (id) => invoke('restore_call_draft', { id }),
  tryCall: (id, on) => invoke('try_call', { id, on }),
  exportCall: (id) => invoke('export_call', { id }),
  importCall: () => invoke('import_call'),
  deleteOwnCall: (pin) => invoke('delete_own_call', { pin }),
  readPage: (text) => invoke('read_page', { text }),
  beginCallFromPage: (text) => invoke('begin_call_from_page', { text }),
  beginCallFromTopicFile: () => invoke('begin_call_from_topic_file'),
  beginCallFromTopicCode: (code) => invoke('begin_call_from_topic_code', { code }),
  cancelTopic: () => invoke('cancel_topic'),
  confirmRecognised: (id, key) => invoke('confirm_recognised', { id, key }),
  onHistoryProgress: (heard) => listen<HistoryProgress>('history-progress', ({ payload }) => heard(payload)),
  onExportProgress: (heard) => listen<ExportProgress>('export-progress', ({ payload }) => heard(payload)),
  onSaved: (heard) => listen<SavedLater>('saved', ({ payload }) => heard(payload)),
  onMeeting: (heard) => listen<MeetingHeard>('meeting', ({ payload }) => heard(payload)),
  onFileGiven: (heard) => listen('file-given', () => heard()),
  onLive: (heard) => listen<LiveView>('live', ({ payload }) => heard(payload)),
  onCameIn: (heard) => listen<string>('came-in', ({ payload }) => heard(payload)),
  onAnnexes: (heard) => listen<string>('annexes', ({ payload }) => heard(payload)),
  ...(isTauri() ? { onClosing } : {}),
};

/** What a command was rejected with. Anything but the app's own answer is a fault, told in its own words. */
export function asFailure(reason: unknown): Failure {
  if (isFailure(reason)) return reason;
  const words = reason instanceof Error ? reason.message : String(reason);
  return { code: 'fault', message: { nl: words, en: words } };
}

function isFailure(reason: unknown): reason is Failure {
  if (typeof reason !== 'object' || reason === null || !('code' in reason && 'message' in reason)) return false;
  const { message } = reason;
  return typeof message === 'object' && message !== null && 'nl' in message && 'en' in message;
}
