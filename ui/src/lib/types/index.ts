// Generated from crates/app/src/views.rs and the types it uses. Do not edit.

/**
 * A piece of work in the project.
 */
export type Action = {
/**
 * Identity within the dossier.
 */
id: string,
/**
 * Code of the call's action menu; empty for an action of one's own.
 */
menu: string,
/**
 * Its title.
 */
title: string,
/**
 * What is done.
 */
description: string,
/**
 * Identity of the partner who leads it.
 */
lead: string,
/**
 * Identities of the other partners in it.
 */
participants: Array<string>,
/**
 * First day.
 */
start: string,
/**
 * Last day, included.
 */
end: string,
/**
 * Whom it is for.
 */
target_group: string,
/**
 * How many people it reaches.
 */
target_number: number | null,
/**
 * What it yields.
 */
deliverables: Array<string>, };

/**
 * A field of an entity that must be filled in.
 */
export type ActionField = "target-group" | "target-number" | "description" | "deliverables" | "lead" | "period";

/**
 * Two of a list that look alike, by identity.
 */
export type AlikeView = {
/**
 * Their list.
 */
list: List,
/**
 * The one that stands first.
 */
one: string,
/**
 * The other.
 */
other: string, };

/**
 * A file that goes with the application.
 */
export type Annex = {
/**
 * Identity within the dossier.
 */
id: string,
/**
 * Which of the call's annexes it is.
 */
kind: string,
/**
 * Identity of the partner it is of; empty where it is the whole application's.
 */
partner: string,
/**
 * The file's name.
 */
name: string,
/**
 * SHA-256 of its content, in hexadecimal.
 */
sha256: string,
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * Whether the file of an annex is there.
 */
export type AnnexState = "there" | "doubtful" | "not-there" | "coming" | "damaged";

/**
 * What there is of one annex.
 */
export type AnnexView = {
/**
 * Identity of the annex.
 */
id: string,
/**
 * Whether its file is there.
 */
state: AnnexState,
/**
 * What there is to say about it, and what to do; nothing about most.
 */
notice: Text | null, };

/**
 * What came of adding files.
 */
export type AnnexesAdded = {
/**
 * What changed in the dossier.
 */
update: Update,
/**
 * Why a file was not added, a sentence each.
 */
refused: Array<Text>, };

/**
 * The files that go with a dossier.
 */
export type AnnexesView = {
/**
 * What there is of each annex, in the order of the dossier.
 */
files: Array<AnnexView>,
/**
 * How large those that are there are together, in bytes.
 */
bytes: number,
/**
 * The most they may be together, in bytes.
 */
most: number,
/**
 * The largest file that is taken, in bytes: what is larger need not be read.
 */
largest: number, };

/**
 * How freely a fix may be used.
 */
export type Applicability = "safe" | "needs-choice" | "explain-only";

/**
 * Where something is written.
 */
export type Authority = {
/**
 * How surely it is known.
 */
certainty: Certainty,
/**
 * Code of one of the call's [`Source`]s.
 */
document: string,
/**
 * The place within it: a heading, an article.
 */
section: string, };

/**
 * Lengths for drawing only.
 */
export type Bar = {
/**
 * What was measured.
 */
measured: number,
/**
 * The limit.
 */
limit: number, };

/**
 * What a share is taken of.
 */
export type Base = "total-eligible" | "total-cost" | "direct-eligible" | "asked" | "cofinancing";

/**
 * What a rule says of us.
 */
export type Bearing = "refuses" | "needs" | "holds";

/**
 * What a draft begins with.
 */
export type BeginCall = { "from": "new" } | { "from": "copy",
/**
 * What a dossier pins.
 */
pin: string, } | { "from": "version",
/**
 * What a dossier pins.
 */
pin: string, } | { "from": "example",
/**
 * Its identity.
 */
id: string,
/**
 * The identity of the fund.
 */
fund: string, };

/**
 * On which side of a limit a measure has to stay.
 */
export type Bound = "at-most" | "at-least" | "exactly" | "one-of" | "none-of";

/**
 * A spreadsheet with a budget, set against the budget of a dossier. Nothing is taken before a person says so.
 */
export type BudgetFile = {
/**
 * The file's name.
 */
file: string,
/**
 * The sheet that was read.
 */
sheet: string,
/**
 * The sheets that were not.
 */
unread: Array<string>,
/**
 * The headings of its columns.
 */
headings: Array<FileHeading>,
/**
 * What is new, changed and gone, in the order of the file; what is gone comes last.
 */
changes: Array<FileChange>,
/**
 * What was not understood or is left out.
 */
troubles: Array<FileTrouble>,
/**
 * How many lines are as they were.
 */
same: number,
/**
 * Whether the file bears the identities that Voorstel gave its lines, so that a line that is not there was deleted.
 */
identified: boolean,
/**
 * Direct costs as they are, in euro.
 */
before: string,
/**
 * Direct costs once everything that is proposed is taken, in euro.
 */
after: string, };

/**
 * One cost in the budget.
 */
export type BudgetLine = {
/**
 * Identity within the dossier.
 */
id: string,
/**
 * Identity of the partner who bears it.
 */
partner: string,
/**
 * Identity of the action it belongs to.
 */
action: string,
/**
 * Code of one of the call's cost categories.
 */
category: string,
/**
 * What is bought or who is paid.
 */
description: string,
/**
 * What is counted: month, hour, piece.
 */
unit: string,
/**
 * How many units.
 */
quantity: string,
/**
 * What one unit costs.
 */
unit_cost: string,
/**
 * Whether the applicant counts it among the eligible costs.
 */
eligible: boolean, };

/**
 * A call for proposals, in one published and immutable version.
 */
export type Call = {
/**
 * Always [`CALL_FORMAT`].
 */
format: string,
/**
 * Identity: letters, digits and hyphens.
 */
id: string,
/**
 * Version, from 1.
 */
version: number,
/**
 * Identity of the fund.
 */
fund: string,
/**
 * The code it is known by; empty where it has none.
 */
code: string,
/**
 * Its title.
 */
title: Text,
/**
 * A shorter title for narrow places.
 */
"short-title": Text,
/**
 * Who launched it.
 */
publisher: Text,
/**
 * What it is about, in a few sentences.
 */
summary: Text,
/**
 * What it wants to reach, point by point.
 */
objective: Array<Text>,
/**
 * Codes of themes: `integration`, `participation`.
 */
themes: Array<string>,
/**
 * Its days.
 */
dates: Dates,
/**
 * Its money.
 */
envelope: Envelope | null,
/**
 * Envelopes of the calls that share one pot with this one, or of parts beside it.
 */
"other-envelope": Array<Envelope>,
/**
 * Cofinancers that come with it.
 */
cofinancer: Array<Cofinancer>,
/**
 * Kinds of organisation that may take part in some role.
 */
beneficiaries: Array<OrganisationKind>,
/**
 * The actions it offers.
 */
menu: Menu,
/**
 * The form's texts, in order.
 */
section: Array<Section>,
/**
 * The cost categories, in order.
 */
category: Array<Choice>,
/**
 * How indirect costs are computed; none where the call knows no such cost.
 */
indirect: Indirect | null,
/**
 * What an applicant declares.
 */
declaration: Array<Choice>,
/**
 * Files that go with an application.
 */
annex: Array<Choice>,
/**
 * What proposals are judged by.
 */
"award-criterion": Array<Text>,
/**
 * Whom to ask.
 */
contact: Array<ContactPoint>,
/**
 * The documents its rules rest on.
 */
source: Array<Source>,
/**
 * Its rules, in the order in which they are shown.
 */
rule: Array<Rule>, };

/**
 * A call in the list.
 */
export type CallCard = {
/**
 * The call as published.
 */
call: Call,
/**
 * What a dossier pins.
 */
pin: string,
/**
 * Short name of its fund.
 */
fund: string,
/**
 * Whether nothing can be submitted any more today.
 */
closed: boolean,
/**
 * The most one can ask, in euro; none where no amount is published.
 */
highest_grant: string | null,
/**
 * How surely that is known.
 */
grant_certainty: Certainty | null,
/**
 * The highest share of the cost that is paid.
 */
highest_share: string | null,
/**
 * How surely that is known.
 */
share_certainty: Certainty | null,
/**
 * Its rules in words.
 */
rules: Array<RuleCard>,
/**
 * Every version of it that is there, the oldest first.
 */
versions: Array<number>, };

/**
 * One change to a draft. Keys are written as in problems: `title.nl`, `rule[2].of[0]`.
 */
export type CallChange = { "do": "set",
/**
 * The key.
 */
key: string,
/**
 * The value.
 */
value: JsonValue | null, } | { "do": "insert",
/**
 * The place: `rule[3]`.
 */
key: string,
/**
 * The entry.
 */
value: JsonValue, } | { "do": "remove",
/**
 * The key or place.
 */
key: string, } | { "do": "move",
/**
 * The place it has.
 */
key: string,
/**
 * The place it gets, counted without it.
 */
to: number, };

/**
 * What changed between two versions of a call, in the order of the call file.
 */
export type CallChanges = {
/**
 * From which version.
 */
from: number,
/**
 * To which.
 */
to: number,
/**
 * What changed.
 */
changes: Array<ChangeView>, };

/**
 * A call that is being written.
 */
export type CallDraft = {
/**
 * Identity in the library.
 */
id: string,
/**
 * The call with the keys of a call file; what is missing or wrong stays as it was typed.
 */
content: JsonValue,
/**
 * What is wrong or questionable, in the order of the file.
 */
problems: Array<CallProblem>,
/**
 * The rules that can be read, in words.
 */
rules: Array<RuleCard>,
/**
 * How it began.
 */
origin: DraftOrigin,
/**
 * The call it was made from, as a dossier pins it.
 */
base: string | null,
/**
 * What was recognised in a page or a portal's file, to be confirmed.
 */
recognised: Array<Recognised>,
/**
 * Whether there is a change to take back.
 */
undo: boolean,
/**
 * Whether there is one to make again.
 */
redo: boolean,
/**
 * Whether all is on disk.
 */
saved: Saved,
/**
 * Whether nothing keeps it from being published.
 */
publishable: boolean, };

/**
 * The form of a call.
 */
export type CallForm = {
/**
 * The keys of a call, but for its rules.
 */
groups: Array<FormGroup>,
/**
 * The keys that every rule has, besides `kind` and those of its kind.
 */
rule: Array<FormKey>,
/**
 * What the kinds of rule are about, in the order in which they are offered.
 */
families: Array<FormFamily>,
/**
 * The kinds of rule, family by family.
 */
kinds: Array<KindForm>, };

/**
 * Something wrong or questionable in a call.
 */
export type CallProblem = {
/**
 * Where: `rule[2].at-least`; empty for the call as a whole.
 */
key: string,
/**
 * The line in the file that would be written.
 */
line: number | null,
/**
 * How much it matters.
 */
weight: ProblemWeight,
/**
 * What is wrong.
 */
message: Text,
/**
 * What would mend it; empty where the message says it all.
 */
hint: Text, };

/**
 * The call of an open dossier.
 */
export type CallShown = {
/**
 * The call.
 */
call: Call,
/**
 * Whether nothing can be submitted any more today.
 */
closed: boolean,
/**
 * Short name of its fund.
 */
fund: string,
/**
 * Its rules in words.
 */
rules: Array<RuleCard>,
/**
 * The newest version, where the dossier uses an older one.
 */
newer: NewerVersion | null, };

/**
 * How surely something is known.
 */
export type Certainty = "page" | "official" | "law" | "reported" | "assumed";

/**
 * One change, in a sentence.
 */
export type ChangeView = {
/**
 * Where in the call.
 */
part: Part,
/**
 * Which way it goes for whoever applies.
 */
direction: Direction,
/**
 * What changed: 'The grant may be at most EUR 50,000.00; it was EUR 40,000.00.'
 */
sentence: Text, };

/**
 * A code with its name and an explanation: an action of the menu, a cost category, a declaration.
 */
export type Choice = {
/**
 * The code that dossiers use.
 */
id: string,
/**
 * Its name.
 */
title: Text,
/**
 * What it means, what belongs in it.
 */
note: Text, };

/**
 * A code that the dossier uses and the other version does not know.
 */
export type CodeChange = {
/**
 * The part of the call it is of: actions, categories, cofinancers, texts, declarations, annexes.
 */
part: Part,
/**
 * The code.
 */
code: string,
/**
 * Its name in the version the dossier uses.
 */
title: Text,
/**
 * How many rows use it.
 */
uses: number,
/**
 * What it becomes; none where it stays as it is.
 */
to: string | null,
/**
 * What it may become.
 */
choices: Array<CodeChoice>, };

/**
 * A code with its name.
 */
export type CodeChoice = {
/**
 * The code.
 */
code: string,
/**
 * Its name.
 */
title: Text, };

/**
 * What becomes of a code when a dossier moves to another version of its call.
 */
export type CodeMove = {
/**
 * The part of the call it is of.
 */
part: Part,
/**
 * The code that the dossier uses.
 */
from: string,
/**
 * The code that it becomes; none to leave it as it is.
 */
to: string | null, };

/**
 * A cofinancer that comes with the call.
 */
export type Cofinancer = {
/**
 * The code that a dossier's funding uses as source.
 */
id: string,
/**
 * Its name.
 */
title: Text,
/**
 * What it adds.
 */
note: Text,
/**
 * Whether its money is part of what is asked, and so of the amount that the call's ceilings bind.
 */
asked: boolean, };

/**
 * What changed in a field or a thing.
 */
export type ComparedLine = {
/**
 * Which.
 */
field: Field,
/**
 * In words.
 */
text: Text,
/**
 * What became of a running text; empty for other fields.
 */
wording: Array<Wording>, };

/**
 * What is different between two moments of a dossier.
 */
export type Comparison = {
/**
 * Every sum, changed or not.
 */
figures: Array<FigureTurn>,
/**
 * What was broken and no longer is.
 */
mended: Array<Text>,
/**
 * What is broken and was not.
 */
broken: Array<Text>,
/**
 * What changed, by step.
 */
steps: Array<StepChanges>, };

/**
 * A field to which several people gave a value without knowing of each other.
 */
export type ConflictView = {
/**
 * Which.
 */
field: Field,
/**
 * The field by name.
 */
name: Text,
/**
 * The values; the first is the one that the dossier shows.
 */
values: Array<ContestedView>,
/**
 * Whether it bears on what is asked, so that no clean export is made before somebody chose.
 */
money: boolean, };

/**
 * Whom to reach at a partner.
 */
export type Contact = {
/**
 * Name of the person or the service.
 */
name: string,
/**
 * Address for mail.
 */
email: string,
/**
 * Telephone number.
 */
phone: string, };

/**
 * Whom to ask: a service, never a person.
 */
export type ContactPoint = {
/**
 * The service.
 */
title: Text,
/**
 * Its functional mailbox.
 */
email: string,
/**
 * Its site.
 */
url: string, };

/**
 * One of the values of a field in conflict.
 */
export type ContestedView = {
/**
 * The value, as it is kept.
 */
value: FieldValue,
/**
 * The value as it is read.
 */
shown: Text,
/**
 * Who gave it; empty where that is not known.
 */
author: string,
/**
 * When, as the reader's clock shows it.
 */
at: string, };

/**
 * What something costs, and how much of that the applicant counts as eligible.
 */
export type Cost = {
/**
 * All direct costs, in euro.
 */
total: string,
/**
 * The eligible direct costs, in euro.
 */
eligible: string,
/**
 * How many budget lines.
 */
lines: number, };

/**
 * The days of a call.
 */
export type Dates = {
/**
 * When it was published.
 */
opened: string | null,
/**
 * Until when applications are taken; none where no day is published.
 */
deadline: Deadline | null,
/**
 * Whether the call is over although no deadline is published.
 */
closed: boolean,
/**
 * Information sessions and the like.
 */
milestone: Array<Milestone>, };

/**
 * The last moment to submit.
 */
export type Deadline = {
/**
 * The day.
 */
date: string,
/**
 * The hour, `17:00`, where one is published.
 */
time: string,
/**
 * The time zone of that hour.
 */
zone: string,
/**
 * Where it is written.
 */
authority: Authority, };

/**
 * What one partner has delivered, and what is missing of it.
 */
export type Delivered = {
/**
 * Identity of the partner.
 */
id: string,
/**
 * Its name.
 */
name: Text,
/**
 * Whether it answers for what is no partner's own.
 */
lead: boolean,
/**
 * Its part at each of the steps.
 */
parts: Array<PartView>,
/**
 * What is missing or wrong in its parts.
 */
missing: Array<MissingView>,
/**
 * How many more there are.
 */
more: number, };

/**
 * A field in which two differ.
 */
export type DifferingView = {
/**
 * Its name in the file: `contact/email`.
 */
name: string,
/**
 * Its name.
 */
label: Text,
/**
 * What the one has.
 */
one: Text,
/**
 * What the other has.
 */
other: Text,
/**
 * Whether only the one, or only the other, has anything.
 */
only: PairSide | null, };

/**
 * Which way a change goes for whoever applies.
 */
export type Direction = "looser" | "stricter" | "other";

/**
 * One application as it is being drafted. A missing field is empty, not an error.
 */
export type Dossier = {
/**
 * Always [`DOSSIER_FORMAT`].
 */
format: string,
/**
 * The call and its version: `proeftuinen-inburgering@1`.
 */
call: string,
/**
 * Title of the project.
 */
title: string,
/**
 * Short name of the project.
 */
acronym: string,
/**
 * Language of the exports.
 */
language: Language,
/**
 * When the project runs.
 */
period: Period,
/**
 * Who takes part.
 */
partners: Array<Partner>,
/**
 * What is done.
 */
actions: Array<Action>,
/**
 * What it costs.
 */
budget: Array<BudgetLine>,
/**
 * Who pays.
 */
funding: Array<Funding>,
/**
 * Flat rate for indirect costs.
 */
indirect_rate: string,
/**
 * The form's texts by section, in CommonMark.
 */
texts: { [key in string]: string },
/**
 * What the applicant declares, by the call's code.
 */
declarations: { [key in string]: boolean },
/**
 * Files that go with it.
 */
annexes: Array<Annex>, };

/**
 * A dossier in the list.
 */
export type DossierCard = {
/**
 * Identity in the library.
 */
id: string,
/**
 * Its title; empty while it has none.
 */
title: string,
/**
 * The call's title.
 */
call_title: Text,
/**
 * The call it pins.
 */
pin: string,
/**
 * How far each step is.
 */
steps: Array<StepProgress>,
/**
 * The newest version of its call, where it uses an older one.
 */
newer: NewerVersion | null,
/**
 * When it was last saved, as `2026-11-23T14:32:07` in local time.
 */
saved_at: string,
/**
 * Why it cannot be opened, if so: its call is not there, or it is damaged.
 */
problem: Text | null, };

/**
 * What another version of its call would change for a dossier.
 */
export type DossierChanges = {
/**
 * The version it uses.
 */
from: number,
/**
 * The version it would use.
 */
to: number,
/**
 * What a dossier would pin.
 */
pin: string,
/**
 * What changed in the call.
 */
changes: Array<ChangeView>,
/**
 * What changes for the rules, what matters most first.
 */
rules: Array<RuleChange>,
/**
 * Codes the dossier uses that the other version does not know.
 */
codes: Array<CodeChange>, };

/**
 * An open dossier.
 */
export type DossierView = {
/**
 * Identity in the library.
 */
id: string,
/**
 * The dossier.
 */
dossier: Dossier,
/**
 * Its call.
 */
call: Call,
/**
 * Whether nothing can be submitted any more today.
 */
closed: boolean,
/**
 * Short name of the call's fund.
 */
fund: string,
/**
 * The call's rules in words.
 */
rules: Array<RuleCard>,
/**
 * The newest version of the call, where the dossier uses an older one.
 */
newer: NewerVersion | null,
/**
 * The amount of every budget line that can be counted, in euro, by identity.
 */
amounts: { [key in string]: string },
/**
 * What judging yields.
 */
judged: Judged,
/**
 * The fields that several people filled in, unknowing of each other: somebody is to choose.
 */
conflicts: Array<ConflictView>,
/**
 * Identity of the partner on whose part the reader is to work, where the dossier came so: what is changed elsewhere
 * are proposals to whoever leads.
 */
part: string | null,
/**
 * Whether it holds that part only: sums and findings are of the part.
 */
excerpt: boolean,
/**
 * Whether all is saved.
 */
saved: Saved,
/**
 * What undo would take back, in words; none when there is nothing.
 */
undo: Text | null,
/**
 * Which step that is: whoever offers to take it back means that very one.
 */
undo_step: number | null,
/**
 * What redo would do again.
 */
redo: Text | null, };

/**
 * A call that is being written, in the list.
 */
export type DraftCard = {
/**
 * Identity in the library.
 */
id: string,
/**
 * Its title; empty while it has none.
 */
title: Text,
/**
 * What a dossier would pin, `our-call@1`; empty while it has no identity.
 */
pin: string,
/**
 * When it was last changed, as `2026-11-23T14:32:07` in local time.
 */
changed_at: string,
/**
 * How many things are wrong.
 */
errors: number,
/**
 * How many are probably not meant so.
 */
warnings: number, };

/**
 * How a draft began.
 */
export type DraftOrigin = "new" | "copy" | "version" | "page" | "topic" | "file";

/**
 * One change to a dossier.
 */
export type Edit = { "edit": "set",
/**
 * Which.
 */
field: Field,
/**
 * To what.
 */
value: FieldValue, } | { "edit": "add",
/**
 * To which list.
 */
list: List,
/**
 * The new identity.
 */
id: string,
/**
 * Behind which entity; at the front when empty, at the end when that entity is not there.
 */
after: string | null,
/**
 * Its fields by name; nested ones by pointer (`contact/email`). What is not named is empty.
 */
fields: { [key in string]: FieldValue }, } | { "edit": "remove",
/**
 * From which list.
 */
list: List,
/**
 * Its identity.
 */
id: string, } | { "edit": "restore",
/**
 * To which list.
 */
list: List,
/**
 * Its identity.
 */
id: string,
/**
 * Behind which entity, as for [`Edit::Add`].
 */
after: string | null,
/**
 * Its fields, as for [`Edit::Add`]: for whoever has not kept them.
 */
fields: { [key in string]: FieldValue }, } | { "edit": "move",
/**
 * In which list.
 */
list: List,
/**
 * Its identity.
 */
id: string,
/**
 * Behind which entity, as for [`Edit::Add`].
 */
after: string | null, };

/**
 * The money that a call or a fund has. Where it has parts, they add up to it.
 */
export type Envelope = {
/**
 * All of it.
 */
amount: string,
/**
 * What the amount stands for: this call alone, or with others.
 */
note: Text,
/**
 * Its parts.
 */
part: Array<EnvelopePart>,
/**
 * Where it is written.
 */
authority: Authority, };

/**
 * Part of an amount: who pays it, or what it is for.
 */
export type EnvelopePart = {
/**
 * Who pays or what for.
 */
title: Text,
/**
 * How much.
 */
amount: string, };

/**
 * An example of a call.
 */
export type ExampleCard = {
/**
 * Its identity.
 */
id: string,
/**
 * Its title.
 */
title: Text, };

/**
 * What can be exported.
 */
export type ExportFormat = "pdf" | "docx" | "poster" | "ics" | "zip" | "xlsx" | "csv" | "json";

/**
 * How an application is set.
 */
export type ExportOptions = {
/**
 * Whether every page bears the mark of a draft.
 */
draft: boolean,
/**
 * Whether the open findings follow as an annex.
 */
findings: boolean,
/**
 * Whether it says whom to reach at a partner.
 */
contacts: boolean,
/**
 * How much of the application.
 */
part: ExportPart,
/**
 * Which lines of the budget are on paper.
 */
rows: ExportRows,
/**
 * Whether the files of the annexes go along in the document.
 */
annexes: boolean, };

/**
 * How much of an application is exported.
 */
export type ExportPart = { "kind": "whole" } | { "kind": "summary" } | { "kind": "budget" } | { "kind": "partner",
/**
 * Identity of the partner.
 */
id: string, };

/**
 * How an export is going.
 */
export type ExportProgress = { "state": "working",
/**
 * What is being done, in words.
 */
doing: Text, } | { "state": "done",
/**
 * Where it lies.
 */
path: string,
/**
 * Its size in bytes.
 */
bytes: number,
/**
 * What is less than it could be, and why; mostly nothing.
 */
remarks: Array<Text>, } | { "state": "cancelled" } | { "state": "failed",
/**
 * What happened and what to do.
 */
because: Text, };

/**
 * Which lines of the budget are on paper.
 */
export type ExportRows = "all" | "attached";

/**
 * Why something could not be done, for a front end to act on by its code and for a person to read.
 */
export type Failure = {
/**
 * What kind of failure.
 */
code: FailureCode,
/**
 * What happened, where, and what to do.
 */
message: Text, };

/**
 * Kinds of failure that a front end tells apart.
 */
export type FailureCode = "not-found" | "wrong-value" | "unusable-file" | "too-much" | "disk" | "library" | "stopped" | "fault";

/**
 * A field of a dossier: `/title`, `/period/start`, `/partners/p1/contact/email`, `/texts/concept`.
 */
export type Field = string;

/**
 * The values that a field had.
 */
export type FieldHistory = {
/**
 * The field by name.
 */
name: Text,
/**
 * What stands there now.
 */
now: Text,
/**
 * The changes, the last one first.
 */
values: Array<ValueThen>,
/**
 * Whether there are older ones, too many to read.
 */
more: boolean, };

/**
 * What a field is set to.
 */
export type FieldValue = null | boolean | number | string | Array<string>;

/**
 * A figure that changes.
 */
export type Figure = {
/**
 * What it is: 'Grant', 'Still to ask'.
 */
name: Text,
/**
 * As it is.
 */
before: Text,
/**
 * As it would be.
 */
after: Text, };

/**
 * A sum before and after.
 */
export type FigureTurn = {
/**
 * What it is.
 */
name: Text,
/**
 * Before.
 */
before: Text,
/**
 * After.
 */
after: Text,
/**
 * What came in between, with its sign; a dash where nothing did.
 */
difference: Text,
/**
 * Whether it changed.
 */
changed: boolean, };

/**
 * A line that is not in the file as it is in the dossier.
 */
export type FileChange = {
/**
 * What becomes of it.
 */
kind: FileChangeKind,
/**
 * Its identity in the dossier, or the one it will have.
 */
id: string,
/**
 * Its row in the file, counted from one; none for what is gone.
 */
row: number | null,
/**
 * What it is for.
 */
description: string,
/**
 * The fields that differ, as they are shown.
 */
fields: Array<FileField>,
/**
 * Its amount as it is, in euro, where it counts.
 */
before: string | null,
/**
 * Its amount as it would be.
 */
after: string | null,
/**
 * Whether it is proposed to take it.
 */
proposed: boolean,
/**
 * The edits that take it.
 */
edits: Array<Edit>, };

/**
 * What becomes of a line.
 */
export type FileChangeKind = "new" | "changed" | "gone";

/**
 * A field of a line, before and after.
 */
export type FileField = {
/**
 * Its name.
 */
field: string,
/**
 * As it is.
 */
before: string,
/**
 * As the file has it.
 */
after: string, };

/**
 * A column of the file.
 */
export type FileHeading = {
/**
 * Its name in the file.
 */
text: string,
/**
 * The field it was taken for; null for one that is left out.
 */
field: string | null, };

/**
 * A cell or row that is not taken as it stands.
 */
export type FileTrouble = {
/**
 * The sheet.
 */
sheet: string,
/**
 * The cell, as the spreadsheet calls it: `C12`.
 */
cell: string,
/**
 * What stands in it.
 */
typed: string,
/**
 * Why it is not taken.
 */
why: Text, };

/**
 * How what was recognised is listed.
 */
export type FindGroup = "call" | "texts" | "dates" | "money" | "actions" | "people" | "rules";

/**
 * A finding in words. The order on the screen is: whether, by how much, how to mend it, on whose authority.
 */
export type FindingView = {
/**
 * The rule's identity; unique within a report.
 */
rule: string,
/**
 * The name of the rule's kind, or `unreadable`, `period-reversed`, `unknown-code`, `lead-applicant`.
 */
kind: string,
/**
 * What it means when the rule is broken.
 */
severity: Severity,
/**
 * Whether it holds.
 */
status: Status,
/**
 * Whether, and by how much: 'The grant is EUR 1,500.00 too high'.
 */
title: Text,
/**
 * What was measured and what the limit is: 'Asked EUR 41,500.00. At most EUR 40,000.00.'
 */
text: Text,
/**
 * What was found about its parts, where it is a rule made of rules that does not hold or is not decided.
 */
because: ReasonsView | null,
/**
 * Where it is written: 'Call page, Budget'; empty where there is no rule behind it.
 */
authority: Text,
/**
 * How surely.
 */
certainty: Certainty | null,
/**
 * Measure and limit as lengths of a bar from 0 to 1, where a bar says something.
 */
bar: Bar | null,
/**
 * The step where it is mended.
 */
step: Step,
/**
 * The field to go to.
 */
field: Field | null,
/**
 * The entities it is about, for the marks in their rows.
 */
rows: Array<RowMark>,
/**
 * Undecided: the fields that have to be filled in first, by name.
 */
missing: Array<MissingField>,
/**
 * Ways to mend it.
 */
fixes: Array<FixView>, };

/**
 * What one rule about who applies says of the reader's organisation.
 */
export type FitReason = {
/**
 * Identity of the rule; `beneficiaries` or `fund-beneficiaries` for a list of who may take part.
 */
rule: string,
/**
 * What it says.
 */
bearing: Bearing,
/**
 * What it means when the rule is broken.
 */
severity: Severity,
/**
 * What it asks.
 */
title: Text,
/**
 * What it says of us, as a sentence.
 */
text: Text,
/**
 * Where it is written; empty for a list.
 */
authority: Text,
/**
 * How surely; none for a list.
 */
certainty: Certainty | null, };

/**
 * Whether a call fits, in words.
 */
export type FitView = {
/**
 * Whether it fits.
 */
fitting: Fitting,
/**
 * Its place among the calls, the one that fits best first.
 */
rank: number,
/**
 * 'Fits you:', 'Fits if', 'Does not fit:'.
 */
verdict: Text,
/**
 * The line that goes on from there: 'you find partners from 2 more Member States.'
 */
because: Text,
/**
 * What each rule about who applies says: refusals first, then what is needed, then what holds.
 */
reasons: Array<FitReason>, };

/**
 * Whether a call fits.
 */
export type Fitting = "fits" | "fits-if" | "does-not";

/**
 * A fix with its label.
 */
export type FixView = {
/**
 * What the button says: the result.
 */
label: Text,
/**
 * The edits that do it.
 */
edits: Array<Edit>,
/**
 * How freely it may be used.
 */
applicability: Applicability, };

/**
 * What some kinds of rule are about.
 */
export type FormFamily = {
/**
 * As in [`KindForm::family`].
 */
id: string,
/**
 * Its title.
 */
title: Text, };

/**
 * Keys that belong together on a screen.
 */
export type FormGroup = {
/**
 * Its name in addresses of screens.
 */
id: string,
/**
 * Its title.
 */
title: Text,
/**
 * What is filled in here.
 */
about: Text,
/**
 * The keys, in the order of the file.
 */
keys: Array<FormKey>, };

/**
 * A key of a table.
 */
export type FormKey = {
/**
 * As in the file.
 */
key: string,
/**
 * Its name.
 */
label: Text,
/**
 * What to fill in.
 */
about: Text,
/**
 * Whether the file needs it.
 */
required: boolean,
/**
 * What is filled in.
 */
shape: FormShape, };

/**
 * What declares a code.
 */
export type FormName = "document" | "funding" | "category" | "section" | "declaration" | "annex" | "action" | "action-or-own";

/**
 * What is filled in behind a key.
 */
export type FormShape = { "is": "exactly",
/**
 * The text.
 */
text: string, } | { "is": "line" } | { "is": "code" } | { "is": "words" } | { "is": "flag" } | { "is": "count" } | { "is": "version" } | { "is": "day" } | { "is": "hour" } | { "is": "euro" } | { "is": "rate" } | { "is": "country" } | { "is": "url" } | { "is": "mail" } | { "is": "one-of",
/**
 * The words.
 */
words: Array<FormWord>, } | { "is": "name",
/**
 * Where.
 */
of: FormName, } | { "is": "list",
/**
 * Of what.
 */
of: FormShape, } | { "is": "table",
/**
 * The keys.
 */
keys: Array<FormKey>, } | { "is": "condition" } | { "is": "rule" } | { "is": "words-by-code" };

/**
 * A word to choose.
 */
export type FormWord = {
/**
 * As in the file.
 */
code: string,
/**
 * What it means.
 */
label: Text, };

/**
 * Who froze a version, and when.
 */
export type FrozenView = {
/**
 * Who; may be empty.
 */
by: string,
/**
 * When.
 */
at: string, };

/**
 * One period of a fund's life, with what holds in it.
 */
export type Fund = {
/**
 * Always [`FUND_FORMAT`].
 */
format: string,
/**
 * Identity: `amif-2014-2020`.
 */
id: string,
/**
 * Its short name.
 */
acronym: string,
/**
 * Its name.
 */
title: Text,
/**
 * The years it runs.
 */
years: Text,
/**
 * What it is for.
 */
summary: Text,
/**
 * What it wants to reach, point by point.
 */
objective: Array<Text>,
/**
 * Codes of themes.
 */
themes: Array<string>,
/**
 * Its money.
 */
envelope: Envelope | null,
/**
 * The highest rates at which it pays, with their authority.
 */
rate: Array<FundRate>,
/**
 * Kinds of organisation it may pay.
 */
beneficiaries: Array<OrganisationKind>,
/**
 * Which countries take part.
 */
countries: Text,
/**
 * Types of project it pays.
 */
"project-types": Text,
/**
 * Whom to ask.
 */
contact: Array<ContactPoint>,
/**
 * The documents this rests on.
 */
source: Array<Source>, };

/**
 * A rate at which a fund pays.
 */
export type FundRate = {
/**
 * When it holds.
 */
title: Text,
/**
 * The rate.
 */
"at-most": string,
/**
 * Where it is written.
 */
authority: Authority, };

/**
 * One source of money.
 */
export type Funding = {
/**
 * Identity within the dossier.
 */
id: string,
/**
 * `grant`, a cofinancer's code of the call, `own`, `other-public`, `other-private` or `income`.
 */
source: string,
/**
 * Identity of the partner it comes from or goes to; empty where it is the project's.
 */
partner: string,
/**
 * How much.
 */
amount: string,
/**
 * Whether it has been promised in writing.
 */
confirmed: boolean,
/**
 * A remark: who decided, when.
 */
note: string, };

/**
 * A group of sources.
 */
export type FundingGroup = {
/**
 * Which.
 */
group: FundingGroupKind,
/**
 * Identities of its sources, in the order of the dossier.
 */
sources: Array<string>,
/**
 * What they bring together, in euro.
 */
amount: string,
/**
 * That as a share of the cost, to four decimals; for showing.
 */
share: string | null, };

/**
 * Which group a source belongs to.
 */
export type FundingGroupKind = "asked" | "own" | "other";

/**
 * A limit that the call sets to money from certain sources.
 */
export type FundingLimit = {
/**
 * The rule.
 */
rule: string,
/**
 * On which side of it the money has to stay.
 */
bound: Bound,
/**
 * Codes of the sources it binds.
 */
sources: Array<string>,
/**
 * The limit in euro; for a share, of the cost as it is now.
 */
amount: string,
/**
 * What the rule says: 'grant at most 50 % of the cost'.
 */
title: Text,
/**
 * Whether it is not kept.
 */
broken: boolean, };

/**
 * The money by group, with every share of the cost, and the limits that the call sets to it.
 */
export type FundingMix = {
/**
 * The groups of sources, in the order of the table; those without a source are left out.
 */
groups: Array<FundingGroup>,
/**
 * The share of the cost that each source bears, to four decimals, by identity; for showing.
 */
shares: { [key in string]: string },
/**
 * The share of the cost that all money together bears; for showing.
 */
share: string | null,
/**
 * The share of the cost that all money besides what is asked bears; for showing.
 */
rest: string | null,
/**
 * The call's limits on money, in the order of its rules.
 */
limits: Array<FundingLimit>, };

/**
 * An answer to 'how much more?', in words.
 */
export type HeadroomView = {
/**
 * What the question is about.
 */
question: Question,
/**
 * The amount in euro, for a question about money; below zero when it is too much.
 */
amount: string | null,
/**
 * On which side of the limit one is.
 */
state: RoomState,
/**
 * The step at which one acts on it.
 */
step: Step,
/**
 * The whole sentence: 'You may ask EUR 3,412.00 more, limited by: grant at most 50 % of the cost'.
 */
sentence: Text,
/**
 * The same without the name of the category or text, for where that stands beside it.
 */
here: Text,
/**
 * What binds: 'grant at most 50 % of the cost'.
 */
bound_by: Text,
/**
 * The rule that binds.
 */
rule: string | null, };

/**
 * Which changes are asked for.
 */
export type HistoryAsked = {
/**
 * How many of those that are meant are shown already.
 */
from: number,
/**
 * Only those of this person; of all where nobody is named.
 */
author: string | null,
/**
 * Only those at this step.
 */
step: Step | null,
/**
 * Only those of this field, or of anything in this entity.
 */
field: Field | null,
/**
 * Only those in which these words occur.
 */
words: string, };

/**
 * A change.
 */
export type HistoryEntry = {
/**
 * The moment right after it.
 */
moment: string,
/**
 * Who made it; may be empty.
 */
author: string,
/**
 * When, as the reader's clock has it.
 */
at: string,
/**
 * In a few words.
 */
label: Text,
/**
 * Whether it took a step back, or made one again.
 */
turned: boolean,
/**
 * What it changed, with the values before and after.
 */
lines: Array<HistoryLine>,
/**
 * How many changes it made besides.
 */
more: number,
/**
 * At which steps.
 */
steps: Array<Step>, };

/**
 * What a change did to one field or thing.
 */
export type HistoryLine = {
/**
 * Which.
 */
field: Field,
/**
 * In words.
 */
text: Text, };

/**
 * A page of the history, the last change first.
 */
export type HistoryPage = {
/**
 * The changes.
 */
entries: Array<HistoryEntry>,
/**
 * How many are meant in all.
 */
found: number,
/**
 * How many the dossier has.
 */
all: number,
/**
 * The field or thing that was asked for, by name.
 */
of: Text | null,
/**
 * Everybody who changed something, who did last first.
 */
people: Array<string>, };

/**
 * How far the reading of a history is, as the event `history-progress`.
 */
export type HistoryProgress = {
/**
 * How many changes are read.
 */
read: number,
/**
 * Of how many; as many when all are.
 */
of: number, };

/**
 * What came of a file that was to be taken in.
 */
export type Imported = { "what": "dossier",
/**
 * Its identity.
 */
id: string, } | { "what": "packet",
/**
 * What it is and would do.
 */
packet: PacketView, } | { "what": "locked",
/**
 * The file.
 */
path: string, };

/**
 * How indirect costs are computed.
 */
export type Indirect = {
/**
 * The categories whose eligible costs the flat rate is taken of; all of them when empty.
 */
categories: Array<string>,
/**
 * The rate a new dossier starts with.
 */
rate: string | null, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * A report with its sentences.
 */
export type Judged = {
/**
 * What was found, the worst first.
 */
findings: Array<FindingView>,
/**
 * Every sum.
 */
totals: Totals,
/**
 * What may still be done.
 */
headroom: Array<HeadroomView>,
/**
 * Where the money comes from, against the call's limits.
 */
mix: FundingMix,
/**
 * How far each step is.
 */
steps: Array<StepProgress>,
/**
 * What is still to be filled in, step by step; steps where nothing is are left out.
 */
todo: Array<Todo>, };

/**
 * A kind of rule.
 */
export type KindForm = {
/**
 * Its name, as behind `kind` in a file.
 */
kind: string,
/**
 * Its title.
 */
title: Text,
/**
 * What such a rule says.
 */
about: Text,
/**
 * What it is about.
 */
family: string,
/**
 * The keys of its own.
 */
keys: Array<FormKey>, };

/**
 * One whom the reader knows who is a partner of the dossier.
 */
export type KnownView = {
/**
 * Its identity in the address book; empty for the reader's own organisation.
 */
address: string,
/**
 * Identity of the partner.
 */
partner: string, };

/**
 * The language of a dossier's exports, or of a reader.
 */
export type Language = "nl" | "en";

/**
 * Whose packet something was proposed by, as far as that can be read.
 */
export type LeftSigned = {
/**
 * Who; empty where that is not known.
 */
by: string,
/**
 * When it was made, as the reader's clock shows it.
 */
at: string | null, };

/**
 * Something that a packet proposed and was not taken over.
 */
export type LeftView = {
/**
 * Its identity among what was left of the dossier.
 */
id: number,
/**
 * What taking it over would do.
 */
line: Text,
/**
 * Whose packet proposed it, and when that was made.
 */
signed: LeftSigned, };

/**
 * A letter that asks a partner for what is missing.
 */
export type Letter = {
/**
 * The partner's address; empty where it is not known.
 */
to: string,
/**
 * What it is about.
 */
subject: Text,
/**
 * The letter.
 */
body: Text, };

/**
 * The dossier's lists of entities.
 */
export type List = "partners" | "actions" | "budget" | "funding" | "annexes";

/**
 * Somebody else who has the dossier open.
 */
export type LiveOther = {
/**
 * Who, as they call themselves; may be empty.
 */
name: string,
/**
 * Where: a step; empty where that is not said.
 */
at: string,
/**
 * In which field; none where that is not said, or it is not in the dossier here.
 */
field: Field | null,
/**
 * Its name.
 */
field_name: Text | null, };

/**
 * Where a dossier is drafted live, as the reader set it for this dossier.
 */
export type LiveSettings = {
/**
 * Whether it is.
 */
on: boolean,
/**
 * Address of the server, as typed.
 */
address: string,
/**
 * What the server knows the reader by; empty for one that asks nothing.
 */
token: string,
/**
 * File with the certificate of an authority of one's own; empty for none.
 */
authority: string, };

/**
 * What the reader set for a dossier, and how it stands.
 */
export type LiveSetup = {
/**
 * What was set.
 */
settings: LiveSettings,
/**
 * How it stands.
 */
view: LiveView, };

/**
 * How it stands.
 */
export type LiveState = { "state": "off" } | { "state": "connecting" } | { "state": "offline",
/**
 * Why.
 */
because: Text, } | { "state": "online",
/**
 * The server has everything that is here.
 */
sent: boolean,
/**
 * What is changed here reaches nobody.
 */
reading: boolean, } | { "state": "refused",
/**
 * Why, and what to do.
 */
because: Text, };

/**
 * What a server said to whoever asked whether it would let them in.
 */
export type LiveTried = {
/**
 * Whether it would.
 */
fine: boolean,
/**
 * To do what, or why not and what to do.
 */
said: Text, };

/**
 * How it stands with a dossier, as the event `live` tells too.
 */
export type LiveView = {
/**
 * The dossier.
 */
id: string,
/**
 * How it stands.
 */
state: LiveState,
/**
 * Who else is there.
 */
others: Array<LiveOther>, };

/**
 * What came of a look into the folder.
 */
export type MeetingHeard = {
/**
 * The dossier.
 */
id: string,
/**
 * The folder as it is now.
 */
view: MeetingView,
/**
 * Whether the dossier changed.
 */
changed: boolean,
/**
 * Who wrote what came in, as a sentence; nothing where nothing came.
 */
came: Text | null,
/**
 * What came in, in words.
 */
blocks: Array<PacketBlock>, };

/**
 * The folder in which partners meet over a dossier.
 */
export type MeetingView = {
/**
 * Where.
 */
folder: string,
/**
 * Whether the packets there are under a passphrase.
 */
locked: boolean,
/**
 * How it stands, in a sentence: files, partners, when something came last.
 */
state: Text,
/**
 * What is wrong with the folder, and that it goes on by itself; nothing while all is well.
 */
trouble: Text | null,
/**
 * The others' files, by name.
 */
files: Array<MetFile>, };

/**
 * The call's menu of actions.
 */
export type Menu = {
/**
 * Whether an applicant may bring actions of its own.
 */
"own-actions": boolean,
/**
 * The call's actions.
 */
action: Array<Choice>, };

/**
 * A text put together letter by letter, which nobody has looked at since.
 */
export type MergedView = {
/**
 * Which.
 */
field: Field,
/**
 * Its name.
 */
name: Text,
/**
 * As each of them had it.
 */
sides: Array<SideView>,
/**
 * The text as it stands, in pieces: what came from one of them only, and what they share.
 */
pieces: Array<PieceView>, };

/**
 * A file of somebody else's in the folder.
 */
export type MetFile = {
/**
 * Its name.
 */
name: string,
/**
 * What it is and what came of it.
 */
said: Text,
/**
 * Whether it proposes something that a person has to look at.
 */
waits: boolean, };

/**
 * A day on which something happens, with its authority.
 */
export type Milestone = {
/**
 * What happens.
 */
title: Text,
/**
 * The day.
 */
date: string,
/**
 * Where it is written.
 */
authority: Authority, };

/**
 * A field that is still to be filled in.
 */
export type MissingField = {
/**
 * Which.
 */
field: Field,
/**
 * Its name: 'kind of De Brug', 'end of the project'.
 */
name: Text,
/**
 * The step where it is filled in.
 */
step: Step, };

/**
 * Something that is missing or wrong in a partner's part.
 */
export type MissingView = {
/**
 * At which step it is mended.
 */
step: Step,
/**
 * Where; none where no field is to blame.
 */
field: Field | null,
/**
 * What.
 */
text: Text, };

/**
 * A version of a call that is newer than the one a dossier uses.
 */
export type NewerVersion = {
/**
 * What a dossier would pin.
 */
pin: string,
/**
 * Its version.
 */
version: number,
/**
 * The reader chose to stay with the own version, though this one was there: not to be asked again.
 */
stays: boolean, };

/**
 * A number with a check.
 */
export type NumberKind = "enterprise-number" | "pic";

/**
 * What kind of organisation a partner is.
 */
export type OrganisationKind = "municipality" | "ocmw" | "vgc" | "district" | "intermunicipal" | "regional-authority" | "national-authority" | "public-company" | "school" | "university" | "research-institute" | "ngo" | "non-profit" | "umbrella" | "social-partner" | "international-organisation" | "sme" | "private-company";

/**
 * Something that one took out while another worked on it. It is out.
 */
export type OutView = {
/**
 * Its list.
 */
list: List,
/**
 * Its identity.
 */
id: string,
/**
 * What it is.
 */
name: Text,
/**
 * Who took it out.
 */
signed: SignedView,
/**
 * What was written in it meanwhile.
 */
written: Array<WrittenView>,
/**
 * What came to refer to it meanwhile.
 */
referred: Array<Text>, };

/**
 * Who has delivered what.
 */
export type Overview = {
/**
 * The partner that the reader is, where that is known.
 */
own: string | null,
/**
 * The steps that partners deliver, in the order of the rail.
 */
steps: Array<Step>,
/**
 * Every partner, in the order of the dossier.
 */
partners: Array<Delivered>, };

/**
 * A call of one's own that is published, in the list.
 */
export type OwnCallCard = {
/**
 * What a dossier pins.
 */
pin: string,
/**
 * Its title.
 */
title: Text,
/**
 * What is wrong with its file, if something is.
 */
problem: Text | null, };

/**
 * One's own calls: those being written, and those published here.
 */
export type OwnCalls = {
/**
 * Being written, last changed first.
 */
drafts: Array<DraftCard>,
/**
 * Published, by title.
 */
published: Array<OwnCallCard>,
/**
 * Made-up calls that show what a call can say, to make one's own of.
 */
examples: Array<ExampleCard>, };

/**
 * A heading with the lines below it.
 */
export type PacketBlock = {
/**
 * The heading.
 */
heading: Text,
/**
 * The lines.
 */
lines: Array<Text>, };

/**
 * The files of annexes around a packet.
 */
export type PacketFiles = {
/**
 * How many it brings that are not here yet.
 */
brings: number,
/**
 * How large they are together.
 */
bytes: number,
/**
 * The annexes whose files are neither here nor in it, by name.
 */
missing: Array<string>, };

/**
 * How a packet is made for a partner.
 */
export type PacketOptions = {
/**
 * What locks it; open to whoever has the file without one.
 */
passphrase: string | null,
/**
 * Without the history and what was taken out: as the dossier stands.
 */
clean: boolean,
/**
 * Identity of the partner on whose part its receiver is to work; what is changed elsewhere comes back as proposals.
 */
part: string | null,
/**
 * With nothing in it but that part, and without the history.
 */
only_own: boolean,
/**
 * With the files of the annexes in it.
 */
annexes: boolean, };

/**
 * What a packet is to a library.
 */
export type PacketStanding = "new" | "adds" | "part" | "proposes" | "known";

/**
 * A packet before it is taken in.
 */
export type PacketView = {
/**
 * The file.
 */
path: string,
/**
 * Title of the dossier in it; may be empty.
 */
title: string,
/**
 * Who made it; may be empty.
 */
by: string,
/**
 * When, as the reader's clock shows it; none of a dossier's file, which does not say.
 */
at: string | null,
/**
 * What it is to this library.
 */
standing: PacketStanding,
/**
 * Whose steps would come in, and what becomes of the sums.
 */
head: Array<Text>,
/**
 * What would change, what is to choose, what to read over, what no longer holds.
 */
blocks: Array<PacketBlock>,
/**
 * What is taken over only where somebody says so, in order.
 */
proposals: Array<ProposalView>,
/**
 * The partner on whose part whoever made it was to work, or the reader is to work, by name; empty for the whole.
 */
part: string,
/**
 * Whether it holds that part only.
 */
excerpt: boolean,
/**
 * The files of annexes that it brings, and that are to be asked for.
 */
files: PacketFiles, };

/**
 * Which page is asked for.
 */
export type PageAsked = { "by": "field",
/**
 * The field, or what it belongs to.
 */
field: Field, } | { "by": "page",
/**
 * Counted from 1.
 */
page: number, };

/**
 * Something that was recognised on a page.
 */
export type PageFind = {
/**
 * Its number.
 */
number: number,
/**
 * With what it is listed.
 */
group: FindGroup,
/**
 * What it is: 'Deadline'.
 */
name: Text,
/**
 * What was understood: '16 February 2021'.
 */
shown: Text,
/**
 * The line it begins on.
 */
line: number,
/**
 * The heading it stands under.
 */
section: string,
/**
 * Whether it still holds the page's own words.
 */
rewrite: boolean, };

/**
 * A page as it was read, before anything is made of it.
 */
export type PageIntake = {
/**
 * Its lines, with what was recognised marked. What is a person's is not among them.
 */
lines: Array<PageLine>,
/**
 * How many more lines there are.
 */
more_lines: number,
/**
 * What was recognised, in the order of the page.
 */
recognised: Array<PageFind>,
/**
 * What was left out.
 */
left_out: Array<PageLeftOut>,
/**
 * What could not be placed.
 */
unclear: Array<PageUnclear>, };

/**
 * Something personal that was left out: how often, and on which lines.
 */
export type PageLeftOut = {
/**
 * How many of what: '2 names'.
 */
what: Text,
/**
 * The lines.
 */
lines: Array<number>, };

/**
 * A line of the page.
 */
export type PageLine = {
/**
 * Its number.
 */
number: number,
/**
 * Its pieces, which together are the line.
 */
pieces: Array<PagePiece>, };

/**
 * A piece of a line.
 */
export type PagePiece = {
/**
 * Its text; empty where it was left out.
 */
text: string,
/**
 * The numbers of what was recognised in it.
 */
finds: Array<number>,
/**
 * Those of them that begin here.
 */
begins: Array<number>,
/**
 * Whether something personal stood here.
 */
left_out: boolean, };

/**
 * What a part of a page is about; heights are shares of the page's height, from 0 at its top to 1.
 */
export type PagePlace = {
/**
 * The field, or what it belongs to.
 */
field: Field,
/**
 * Where it begins.
 */
top: number,
/**
 * Where it ends.
 */
bottom: number, };

/**
 * Something that could not be placed.
 */
export type PageUnclear = {
/**
 * The line.
 */
line: number,
/**
 * The words.
 */
text: string,
/**
 * Why, and what to do.
 */
why: Text, };

/**
 * A page of the application as it stands.
 */
export type PageView = {
/**
 * The page as a picture: an SVG of shapes, without text, script or link.
 */
svg: string,
/**
 * Its number, counted from 1.
 */
page: number,
/**
 * How many there are.
 */
pages: number,
/**
 * Its width over its height.
 */
shape: number,
/**
 * What it is about, from top to bottom.
 */
places: Array<PagePlace>, };

/**
 * One of a pair.
 */
export type PairSide = "one" | "other";

/**
 * Two of a list that may be the same.
 */
export type PairView = {
/**
 * Their list.
 */
list: List,
/**
 * The one that was there first.
 */
one: TwinView,
/**
 * The other.
 */
other: TwinView,
/**
 * Why they seem the same; empty where somebody chose them.
 */
because: Text,
/**
 * The fields in which they differ.
 */
fields: Array<DifferingView>, };

/**
 * The part of a call file that a change is in, in the order of the file.
 */
export type Part = "fund" | "code" | "title" | "short-title" | "publisher" | "summary" | "objectives" | "themes" | "dates" | "envelope" | "other-envelopes" | "cofinancers" | "beneficiaries" | "menu" | "sections" | "categories" | "indirect" | "declarations" | "annexes" | "award-criteria" | "contacts" | "sources" | "rules";

/**
 * How a partner's part stands.
 */
export type PartState = "none" | "open" | "complete" | "changed";

/**
 * A partner's part at a step.
 */
export type PartView = {
/**
 * The step.
 */
step: Step,
/**
 * How it stands.
 */
state: PartState,
/**
 * Who said that it is complete, and when.
 */
signed: SignedView | null,
/**
 * From whom they know, where it is another's part.
 */
told: string,
/**
 * How much is missing or wrong in it.
 */
missing: number, };

/**
 * An organisation that takes part.
 */
export type Partner = {
/**
 * Identity within the dossier.
 */
id: string,
/**
 * Its part in the application.
 */
role: Role,
/**
 * Its name.
 */
name: string,
/**
 * What kind of organisation it is; empty while not chosen.
 */
kind: string,
/**
 * ISO 3166 code of its country, in capitals.
 */
country: string,
/**
 * Region within the country: `vlaanderen`, `brussel`, `wallonie` in Belgium.
 */
region: string,
/**
 * Belgian enterprise number (KBO/BCE).
 */
enterprise_number: string,
/**
 * Participant identification code of the EU portal.
 */
pic: string,
/**
 * Number of inhabitants, for local authorities.
 */
inhabitants: number | null,
/**
 * Whom to reach there.
 */
contact: Contact, };

/**
 * Where a block is pasted.
 */
export type PasteAt = {
/**
 * Identity of the budget line, which is written over together with those below it; none for the empty row.
 */
row: string | null,
/**
 * Name of the field: `description`, `unit_cost`.
 */
column: string, };

/**
 * A block pasted from a spreadsheet, as it was understood. Nothing is taken before a person says so.
 */
export type PastePreview = {
/**
 * What each column was taken for; null for one that is left out.
 */
columns: Array<string | null>,
/**
 * The rows.
 */
rows: Array<PastedRow>,
/**
 * The sum of the rows that count, in euro.
 */
sum: string,
/**
 * How many cells were not understood.
 */
problems: number,
/**
 * The edits that take it over, as one undoable step.
 */
edits: Array<Edit>, };

/**
 * A pasted cell.
 */
export type PastedCell = {
/**
 * The text as it came.
 */
typed: string,
/**
 * What it was understood as, as the table will show it; the text itself where it was not understood.
 */
understood: string,
/**
 * What is wrong with it, in words.
 */
problem: Text | null, };

/**
 * A pasted row.
 */
export type PastedRow = {
/**
 * Identity of the budget line it writes over; none where it becomes a new one.
 */
over: string | null,
/**
 * Its cells, in the order of the columns.
 */
cells: Array<PastedCell>,
/**
 * The amount of the row, in euro, where it counts.
 */
amount: string | null, };

/**
 * First and last day.
 */
export type Period = {
/**
 * The first day.
 */
start: string,
/**
 * The last day, included.
 */
end: string, };

/**
 * A piece of a merged text.
 */
export type PieceView = {
/**
 * From whom; none where they share it.
 */
signed: SignedView | null,
/**
 * The piece.
 */
text: string, };

/**
 * The plan for a wish.
 */
export type PlanView = {
/**
 * All costs, in euro.
 */
cost: string,
/**
 * What is asked, in euro.
 */
asked: string,
/**
 * What is asked now, in euro.
 */
now: string,
/**
 * What is asked as a share of the eligible costs, to four decimals, for showing.
 */
share: string | null,
/**
 * The least one may ask around there, in euro.
 */
lowest: string | null,
/**
 * The most one may ask around there, in euro.
 */
highest: string | null,
/**
 * Whether every rule about money is kept.
 */
keeps: boolean,
/**
 * That in words, or what stands in the way.
 */
says: Text,
/**
 * The rule that stands in the way.
 */
obstacle: string | null,
/**
 * The nearest amount that keeps every rule, in euro, where this one does not.
 */
nearest: string | null,
/**
 * What the button for that amount says.
 */
nearest_label: Text,
/**
 * What is left to do in the budget, where the costs are other than now.
 */
cost_note: Text | null,
/**
 * The figures of the plan beside those of now.
 */
figures: Array<Figure>,
/**
 * The edits that apply it; none where nothing changes, or an amount is larger than can be entered.
 */
edits: Array<Edit>,
/**
 * What applying it is called, for undo.
 */
label: Text, };

/**
 * What edits would change.
 */
export type Preview = {
/**
 * Every figure that changes.
 */
figures: Array<Figure>,
/**
 * What is broken and would no longer be.
 */
mended: Array<Text>,
/**
 * What is not broken and would be.
 */
broken: Array<Text>, };

/**
 * How much a problem matters.
 */
export type ProblemWeight = "error" | "warning" | "advice";

/**
 * A change that a packet proposes.
 */
export type ProposalView = {
/**
 * What it changes.
 */
line: Text,
/**
 * Whether the reader's own dossier was changed there as well: taking it over replaces that.
 */
contested: boolean,
/**
 * Whether it is taken over unless the reader says otherwise.
 */
chosen: boolean, };

/**
 * What people ask about.
 */
export type Question = { "ask": "grant" } | { "ask": "to-find" } | { "ask": "own" } | { "ask": "category",
/**
 * Its code.
 */
category: string, } | { "ask": "months" } | { "ask": "words",
/**
 * The section's code.
 */
section: string, } | { "ask": "partners" } | { "ask": "member-states" } | { "ask": "more-partners" };

/**
 * What was found about one of them.
 */
export type ReasonView = {
/**
 * Whether it is as the rule wants it.
 */
status: Status,
/**
 * Whether, and by how much.
 */
title: Text,
/**
 * What was measured and what the limit is; empty where there is nothing to add.
 */
text: Text,
/**
 * The same for its own parts.
 */
because: ReasonsView | null, };

/**
 * What was found about the parts of a rule made of rules.
 */
export type ReasonsView = {
/**
 * How they go together: 'One of these is enough:'.
 */
head: Text,
/**
 * The parts, in the order of the rule.
 */
parts: Array<ReasonView>, };

/**
 * Something that was recognised in a source, with the place it was read from.
 */
export type Recognised = {
/**
 * The key it filled in.
 */
key: string,
/**
 * What was understood, as a reader would write it.
 */
shown: Text,
/**
 * The words it was read from.
 */
quote: string,
/**
 * The line of the source, from 1; 0 where the source has no lines.
 */
line: number,
/**
 * The heading or key it stands under.
 */
section: string,
/**
 * Whether it is still in the source's own words: until its author changes them.
 */
rewrite: boolean,
/**
 * Whether a person has confirmed it.
 */
confirmed: boolean, };

/**
 * A field that the form requires.
 */
export type RequiredField = "title" | "acronym" | "period" | "partner-name" | "lead-contact";

/**
 * What part a partner has in the application.
 */
export type Role = "lead" | "co-applicant" | "associated";

/**
 * On which side of a limit one is.
 */
export type RoomState = "unknown" | "over" | "at-limit" | "left" | "missing" | "enough";

/**
 * A row a finding is about.
 */
export type RowMark = {
/**
 * The list.
 */
list: List,
/**
 * The row's identity.
 */
id: string, };

/**
 * One rule of a call.
 */
export type Rule = {
/**
 * Identity within the call.
 */
id: string,
/**
 * What it means when it is broken.
 */
severity: Severity,
/**
 * Where it is written.
 */
authority: Authority,
/**
 * What the rule says, in the project's own words.
 */
note: Text,
/**
 * The rule holds only where this condition is met.
 */
when: RuleKind | null, } & ({ "kind": "applicant-kinds",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * The kinds allowed.
 */
kinds: Array<OrganisationKind>, } | { "kind": "territory",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * Codes of regions.
 */
regions: Array<string>, } | { "kind": "countries",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * ISO codes, or `EU` for the Member States at the time of the call. Any country when empty.
 */
allowed: Array<string>,
/**
 * ISO codes taken out of the allowed ones.
 */
excluded: Array<string>, } | { "kind": "partner-count",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "member-states",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number,
/**
 * Member States that do not count.
 */
excluded: Array<string>, } | { "kind": "inhabitants",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "partnership-mix",
/**
 * One list of kinds a group; each group wants at least one partner.
 */
"each-of": Array<Array<OrganisationKind>>, } | { "kind": "amount",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The least.
 */
"at-least": string | null,
/**
 * The most.
 */
"at-most": string | null, } | { "kind": "amount-per-partner",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * The least for each partner.
 */
"at-least": string | null,
/**
 * The most for each partner.
 */
"at-most": string | null, } | { "kind": "amount-per-participant",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The least for each person.
 */
"at-least": string | null,
/**
 * The most for each person.
 */
"at-most": string | null, } | { "kind": "share",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * What the share is taken of.
 */
over: Base,
/**
 * The least.
 */
"at-least": string | null,
/**
 * The most.
 */
"at-most": string | null, } | { "kind": "balance" } | { "kind": "no-profit" } | { "kind": "category-cap",
/**
 * Codes of categories.
 */
categories: Array<string>,
/**
 * What a share is taken of.
 */
over: Base | null,
/**
 * The most as a share.
 */
"at-most": string | null,
/**
 * The most in euro.
 */
"at-most-amount": string | null, } | { "kind": "category-not-eligible",
/**
 * Codes of categories.
 */
categories: Array<string>, } | { "kind": "flat-rate",
/**
 * The most.
 */
"at-most": string, } | { "kind": "project-window",
/**
 * The first day possible.
 */
start: string | null,
/**
 * The last day possible.
 */
end: string | null, } | { "kind": "duration",
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "actions-within-period" } | { "kind": "actions-from-menu",
/**
 * At least `count` of these codes.
 */
"any-of": Array<string>,
/**
 * How many of `any-of`; one when not given.
 */
count: number | null,
/**
 * All of these codes.
 */
"all-of": Array<string>,
/**
 * None of these codes.
 */
"none-of": Array<string>, } | { "kind": "participants",
/**
 * Only actions of these codes; all when empty. `own` stands for actions of one's own.
 */
menu: Array<string>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "action-states",
/**
 * What it states.
 */
field: ActionField,
/**
 * Only actions of these codes; all when empty. `own` stands for actions of one's own.
 */
menu: Array<string>, } | { "kind": "field-required",
/**
 * Which.
 */
field: RequiredField, } | { "kind": "text-required",
/**
 * Code of the section.
 */
section: string, } | { "kind": "text-length",
/**
 * Code of the section.
 */
section: string,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "declaration",
/**
 * Its code.
 */
declaration: string, } | { "kind": "annex",
/**
 * Its code.
 */
annex: string, } | { "kind": "checked-number",
/**
 * Which number.
 */
number: NumberKind,
/**
 * Whether every partner in these roles must give one; none must when empty.
 */
"required-of": Array<Role>, } | { "kind": "deadline" } | { "kind": "joint-application",
/**
 * Fewer inhabitants than this count as small.
 */
"inhabitants-below": number, } | { "kind": "any-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, } | { "kind": "all-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, } | { "kind": "none-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, });

/**
 * A rule of a call in words.
 */
export type RuleCard = {
/**
 * Identity of the rule.
 */
id: string,
/**
 * What it means when it is broken.
 */
severity: Severity,
/**
 * How surely it is known.
 */
certainty: Certainty,
/**
 * What it says, such as 'grant at most EUR 40,000.00'.
 */
title: Text,
/**
 * The call's note about it.
 */
note: Text,
/**
 * Where it is written, such as 'Call page, Budget'.
 */
authority: Text,
/**
 * Where that can be read, if public.
 */
url: string, };

/**
 * A rule before and after.
 */
export type RuleChange = {
/**
 * Its identity.
 */
rule: string,
/**
 * What it asks: of the other version, where it is in it.
 */
title: Text,
/**
 * What the other version changes about it.
 */
kind: RuleTurn,
/**
 * As it stands; none where the rule is new.
 */
before: RuleState | null,
/**
 * As it would stand; none where the rule would be gone.
 */
after: RuleState | null, };

/**
 * The closed vocabulary of rules. Every key of every kind is explained in `docs/call-format.md`.
 */
export type RuleKind = { "kind": "applicant-kinds",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * The kinds allowed.
 */
kinds: Array<OrganisationKind>, } | { "kind": "territory",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * Codes of regions.
 */
regions: Array<string>, } | { "kind": "countries",
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * ISO codes, or `EU` for the Member States at the time of the call. Any country when empty.
 */
allowed: Array<string>,
/**
 * ISO codes taken out of the allowed ones.
 */
excluded: Array<string>, } | { "kind": "partner-count",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "member-states",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number,
/**
 * Member States that do not count.
 */
excluded: Array<string>, } | { "kind": "inhabitants",
/**
 * The roles that count; all when empty.
 */
roles: Array<Role>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "partnership-mix",
/**
 * One list of kinds a group; each group wants at least one partner.
 */
"each-of": Array<Array<OrganisationKind>>, } | { "kind": "amount",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The least.
 */
"at-least": string | null,
/**
 * The most.
 */
"at-most": string | null, } | { "kind": "amount-per-partner",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The roles it binds; all when empty.
 */
roles: Array<Role>,
/**
 * The least for each partner.
 */
"at-least": string | null,
/**
 * The most for each partner.
 */
"at-most": string | null, } | { "kind": "amount-per-participant",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * The least for each person.
 */
"at-least": string | null,
/**
 * The most for each person.
 */
"at-most": string | null, } | { "kind": "share",
/**
 * Sources of funding.
 */
of: Array<string>,
/**
 * What the share is taken of.
 */
over: Base,
/**
 * The least.
 */
"at-least": string | null,
/**
 * The most.
 */
"at-most": string | null, } | { "kind": "balance" } | { "kind": "no-profit" } | { "kind": "category-cap",
/**
 * Codes of categories.
 */
categories: Array<string>,
/**
 * What a share is taken of.
 */
over: Base | null,
/**
 * The most as a share.
 */
"at-most": string | null,
/**
 * The most in euro.
 */
"at-most-amount": string | null, } | { "kind": "category-not-eligible",
/**
 * Codes of categories.
 */
categories: Array<string>, } | { "kind": "flat-rate",
/**
 * The most.
 */
"at-most": string, } | { "kind": "project-window",
/**
 * The first day possible.
 */
start: string | null,
/**
 * The last day possible.
 */
end: string | null, } | { "kind": "duration",
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "actions-within-period" } | { "kind": "actions-from-menu",
/**
 * At least `count` of these codes.
 */
"any-of": Array<string>,
/**
 * How many of `any-of`; one when not given.
 */
count: number | null,
/**
 * All of these codes.
 */
"all-of": Array<string>,
/**
 * None of these codes.
 */
"none-of": Array<string>, } | { "kind": "participants",
/**
 * Only actions of these codes; all when empty. `own` stands for actions of one's own.
 */
menu: Array<string>,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "action-states",
/**
 * What it states.
 */
field: ActionField,
/**
 * Only actions of these codes; all when empty. `own` stands for actions of one's own.
 */
menu: Array<string>, } | { "kind": "field-required",
/**
 * Which.
 */
field: RequiredField, } | { "kind": "text-required",
/**
 * Code of the section.
 */
section: string, } | { "kind": "text-length",
/**
 * Code of the section.
 */
section: string,
/**
 * The least.
 */
"at-least": number | null,
/**
 * The most.
 */
"at-most": number | null, } | { "kind": "declaration",
/**
 * Its code.
 */
declaration: string, } | { "kind": "annex",
/**
 * Its code.
 */
annex: string, } | { "kind": "checked-number",
/**
 * Which number.
 */
number: NumberKind,
/**
 * Whether every partner in these roles must give one; none must when empty.
 */
"required-of": Array<Role>, } | { "kind": "deadline" } | { "kind": "joint-application",
/**
 * Fewer inhabitants than this count as small.
 */
"inhabitants-below": number, } | { "kind": "any-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, } | { "kind": "all-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, } | { "kind": "none-of",
/**
 * The conditions.
 */
of: Array<RuleKind>, };

/**
 * Whether a rule holds, and by how much.
 */
export type RuleState = {
/**
 * Whether it holds.
 */
status: Status,
/**
 * What it means when it is broken.
 */
severity: Severity,
/**
 * Whether, and by how much: 'You ask EUR 1,500.00 too much'.
 */
title: Text,
/**
 * What was measured and what the limit is.
 */
text: Text, };

/**
 * What another version changes about a rule.
 */
export type RuleTurn = "newly-broken" | "newly-undecided" | "new" | "newly-met" | "no-longer-applies" | "gone" | "changed" | "same";

/**
 * Whether what was typed is on disk.
 */
export type Saved = { "state": "saved",
/**
 * When, as `2026-11-23T14:32:07` in local time.
 */
at: string, } | { "state": "not-saved",
/**
 * Why, as a sentence.
 */
because: Text, };

/**
 * What the app says of its own accord about saving, as the event `saved`.
 */
export type SavedLater = {
/**
 * The dossier.
 */
id: string,
/**
 * Whether all is saved.
 */
saved: Saved, };

/**
 * A part of the form that is answered in running text.
 */
export type Section = {
/**
 * The code under which a dossier keeps the text.
 */
id: string,
/**
 * Its heading.
 */
title: Text,
/**
 * What belongs in it.
 */
guidance: Text, };

/**
 * What the reader has chosen; kept in the library, without an account.
 */
export type Settings = {
/**
 * Language of the screens.
 */
language: Language,
/**
 * Codes of the themes one follows.
 */
followed_themes: Array<string>,
/**
 * One's own organisation, as it leads the next dossier.
 */
organisation: Partner,
/**
 * Identities, in the address book, of the partners who could take part.
 */
at_hand: Array<string>,
/**
 * Name that goes with one's edits.
 */
author: string,
/**
 * Whether the pages are shown beside the work.
 */
pages: boolean, };

/**
 * What a broken rule means for the application.
 */
export type Severity = "blocking" | "warning" | "advice";

/**
 * A text as one person had it.
 */
export type SideView = {
/**
 * Who, and since when.
 */
signed: SignedView,
/**
 * The text.
 */
text: string, };

/**
 * Who did something, and when.
 */
export type SignedView = {
/**
 * Who; empty where that is not known.
 */
by: string,
/**
 * When, as the reader's clock shows it.
 */
at: string, };

/**
 * A document that a call's rules rest on.
 */
export type Source = {
/**
 * Code by which an [`Authority`] names it.
 */
id: string,
/**
 * Its title.
 */
title: Text,
/**
 * Where it can be read, if public.
 */
url: string,
/**
 * The day on which it was read.
 */
"read-on": string | null, };

/**
 * Everything the first screen needs.
 */
export type Start = {
/**
 * Version of Voorstel.
 */
version: string,
/**
 * The day it is, `2021-01-31`.
 */
today: string,
/**
 * What the reader has chosen before.
 */
settings: Settings,
/**
 * The calls.
 */
calls: Array<CallCard>,
/**
 * Whether each call fits the reader's organisation, by what a dossier pins; none while its kind is not known.
 */
fits: { [key in string]: FitView },
/**
 * The funds.
 */
funds: Array<Fund>,
/**
 * The themes by code.
 */
themes: { [key in string]: Text },
/**
 * Call and fund files that could not be read, a line each; the others are there all the same.
 */
problems: Array<Text>,
/**
 * The partners of the address book.
 */
addresses: Array<Partner>,
/**
 * The dossiers, last changed first.
 */
dossiers: Array<DossierCard>,
/**
 * The folder where the library lies.
 */
folder: string,
/**
 * What has to be said before anything else: there is no library, or a damaged one was kept aside.
 */
notices: Array<Text>, };

/**
 * Whether a rule holds.
 */
export type Status = "met" | "broken" | "undecided" | "not-applicable";

/**
 * The steps of a dossier, in the order of the rail.
 */
export type Step = "call" | "partners" | "actions" | "budget" | "funding" | "texts" | "check" | "export";

/**
 * What changed at a step.
 */
export type StepChanges = {
/**
 * Which step.
 */
step: Step,
/**
 * The changes.
 */
lines: Array<ComparedLine>,
/**
 * How many more there are, too many to show.
 */
more: number, };

/**
 * A step with its progress.
 */
export type StepProgress = {
/**
 * Which step.
 */
step: Step,
/**
 * How far.
 */
state: StepState,
/**
 * How many of its points are done.
 */
done: number,
/**
 * How many points it has.
 */
of: number,
/**
 * Blocking findings that are mended here.
 */
errors: number,
/**
 * Warnings that are mended here.
 */
warnings: number, };

/**
 * How far a step is.
 */
export type StepState = "empty" | "busy" | "error" | "ready";

/**
 * A text in both languages.
 */
export type Text = {
/**
 * In Dutch.
 */
nl: string,
/**
 * In English.
 */
en: string, };

/**
 * A sum.
 */
export type ThenFigure = {
/**
 * What it is.
 */
name: Text,
/**
 * How much.
 */
value: Text, };

/**
 * A finding.
 */
export type ThenFinding = {
/**
 * In a few words.
 */
title: Text,
/**
 * How heavy it weighs.
 */
severity: Severity,
/**
 * In a sentence.
 */
text: Text, };

/**
 * The dossier as it was.
 */
export type ThenView = {
/**
 * Which moment.
 */
moment: string,
/**
 * When, as the reader's clock has it.
 */
at: string,
/**
 * Who made the last change before it; may be empty.
 */
author: string,
/**
 * Title of the project then.
 */
title: string,
/**
 * The call then.
 */
call: Text,
/**
 * The sums then.
 */
figures: Array<ThenFigure>,
/**
 * What was broken, judged on that day.
 */
broken: Array<ThenFinding>,
/**
 * How many points were met.
 */
met: number, };

/**
 * What is still to be filled in at a step.
 */
export type Todo = {
/**
 * The step.
 */
step: Step,
/**
 * The fields, in the order in which the rules ask for them.
 */
fields: Array<TodoField>,
/**
 * How many more there are.
 */
more: number, };

/**
 * A field that is still to be filled in.
 */
export type TodoField = {
/**
 * Which.
 */
field: Field,
/**
 * Its name: 'Kind of De Brug', 'End of the project'.
 */
name: Text,
/**
 * How many rules wait for it.
 */
rules: number,
/**
 * Whether one of them would have the application refused.
 */
blocking: boolean, };

/**
 * What is left to settle between partners, and who has delivered what.
 */
export type Together = {
/**
 * What one took out while another worked on it.
 */
out: Array<OutView>,
/**
 * Texts put together of what several wrote.
 */
merged: Array<MergedView>,
/**
 * What two people seem to have added both.
 */
doubles: Array<PairView>,
/**
 * What looks alike in a list, whoever added it: what can be joined by hand.
 */
alike: Array<AlikeView>,
/**
 * What packets proposed and was not taken over.
 */
left: Array<LeftView>,
/**
 * Who of those whom the reader knows is a partner of the dossier.
 */
known: Array<KnownView>,
/**
 * Who has delivered what.
 */
overview: Overview, };

/**
 * Every sum of a dossier. Keys are identities and codes; the empty key is 'not chosen yet'.
 */
export type Totals = {
/**
 * Direct costs: all lines that can be counted.
 */
direct: Cost,
/**
 * What the flat rate for indirect costs is taken of, in euro.
 */
indirect_base: string,
/**
 * Indirect costs: the dossier's flat rate of that base, to the cent.
 */
indirect: string,
/**
 * Eligible direct costs and indirect costs together: what shares are taken of.
 */
eligible: string,
/**
 * All costs, eligible or not.
 */
cost: string,
/**
 * All money.
 */
funding: string,
/**
 * What is asked: the grant and the call's own cofinancers.
 */
asked: string,
/**
 * Funding less cost: below zero while money is still to be found.
 */
difference: string,
/**
 * What is asked as a share of the eligible cost, to four decimals, for showing.
 */
asked_share: string | null,
/**
 * Direct costs by partner.
 */
by_partner: { [key in string]: Cost },
/**
 * Direct costs by category.
 */
by_category: { [key in string]: Cost },
/**
 * Direct costs by action.
 */
by_action: { [key in string]: Cost },
/**
 * Direct costs by partner and then by category, in euro.
 */
by_partner_and_category: { [key in string]: { [key in string]: string } },
/**
 * Money by source.
 */
by_source: { [key in string]: string },
/**
 * Money by the partner it comes from or goes to.
 */
funding_by_partner: { [key in string]: string },
/**
 * Identities of budget lines that count in no sum, because a number is missing or not understood.
 */
uncounted_lines: Array<string>,
/**
 * Identities of sources that count in no sum, for the same reason.
 */
uncounted_funding: Array<string>, };

/**
 * A dossier judged by a call that is being written.
 */
export type Trial = {
/**
 * The dossier's title.
 */
title: Text,
/**
 * What judging yields.
 */
judged: Judged, };

/**
 * What a call is tried on.
 */
export type TryOn = { "on": "dossier",
/**
 * Its identity.
 */
id: string, } | { "on": "sample",
/**
 * What that dossier pins.
 */
pin: string, } | { "on": "empty" };

/**
 * One of two that may be the same.
 */
export type TwinView = {
/**
 * Its identity.
 */
id: string,
/**
 * What it is.
 */
name: Text,
/**
 * Who added it; none where that is not known.
 */
added: SignedView | null,
/**
 * How many fields refer to it.
 */
references: number, };

/**
 * What an edit changes on the screen.
 */
export type Update = {
/**
 * What changed in the dossier, with values as they are kept ("1.234,5" is 1234.50 here). Apply in order.
 */
patches: Array<Edit>,
/**
 * The changed lines' amounts, in euro; null where a line does not count.
 */
amounts: { [key in string]: string | null },
/**
 * What judging yields.
 */
judged: Judged,
/**
 * The fields that several people filled in, unknowing of each other.
 */
conflicts: Array<ConflictView>,
/**
 * What of an undo or redo was left out, because others gave the field another value since.
 */
kept_of_others: Array<Text>,
/**
 * Whether all is saved.
 */
saved: Saved,
/**
 * What undo would take back, in words.
 */
undo: Text | null,
/**
 * Which step that is.
 */
undo_step: number | null,
/**
 * What redo would do again.
 */
redo: Text | null,
/**
 * The dossier's call, where this moved it to another version, or back.
 */
call: CallShown | null, };

/**
 * A change of a field's value.
 */
export type ValueThen = {
/**
 * The moment right after it.
 */
moment: string,
/**
 * Who made it; may be empty.
 */
author: string,
/**
 * When, as the reader's clock has it.
 */
at: string,
/**
 * What stood there before.
 */
before: Text,
/**
 * What stood there then.
 */
after: Text,
/**
 * What became of a running text; empty for other fields.
 */
wording: Array<Wording>,
/**
 * Whether it stands there now.
 */
stands: boolean, };

/**
 * What to do with the named versions.
 */
export type VersionChange = { "act": "keep",
/**
 * The name.
 */
name: string,
/**
 * A note; may be empty.
 */
note: string,
/**
 * Which moment.
 */
moment: string | null, } | { "act": "rename",
/**
 * Which.
 */
id: string,
/**
 * The name.
 */
name: string,
/**
 * The note.
 */
note: string, } | { "act": "freeze",
/**
 * Which.
 */
id: string, } | { "act": "remove",
/**
 * Which.
 */
id: string, } | { "act": "bring-back",
/**
 * Which.
 */
id: string, };

/**
 * A named version.
 */
export type VersionView = {
/**
 * Its identity.
 */
id: string,
/**
 * Its name.
 */
name: string,
/**
 * A note; may be empty.
 */
note: string,
/**
 * Which moment it names.
 */
moment: string,
/**
 * When that was.
 */
of: string,
/**
 * Who gave it the name; may be empty.
 */
by: string,
/**
 * When.
 */
at: string,
/**
 * Who froze it, and when.
 */
frozen: FrozenView | null, };

/**
 * The named versions of a dossier.
 */
export type VersionsView = {
/**
 * The last one first.
 */
versions: Array<VersionView>,
/**
 * The one that was just changed.
 */
changed: string | null,
/**
 * Whether the reader may freeze one.
 */
may_freeze: boolean, };

/**
 * What one would like, as it was typed; an empty text stands for 'as now'.
 */
export type WhatIf = {
/**
 * All costs together.
 */
cost: string,
/**
 * How much to ask.
 */
asked: string,
/**
 * How large a share of the eligible costs to ask; only where `asked` is empty.
 */
share: string, };

/**
 * Whether a piece of a text stayed, went or came.
 */
export type Worded = "kept" | "gone" | "new";

/**
 * A piece of a text that was compared with another.
 */
export type Wording = {
/**
 * Whether it stayed, went or came.
 */
was: Worded,
/**
 * The piece.
 */
text: string, };

/**
 * What was written in a field.
 */
export type WrittenView = {
/**
 * The field by name, before and after in a sentence.
 */
said: Text,
/**
 * Who wrote it.
 */
signed: SignedView, };

/**
 * A number of a partner that does not pass its check.
 */
export type WrongNumber = {
/**
 * Name of the field: `enterprise_number`, `pic`.
 */
field: string,
/**
 * What is wrong with it.
 */
text: Text, };
