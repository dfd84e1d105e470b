//! The commands the screens call, each one line onto a use case. Every one fails with a [`Failure`].

use std::collections::BTreeMap;
use std::path::PathBuf;

use tauri::ipc::{Invoke, InvokeBody, Request};
use tauri::{AppHandle, State};
use voorstel_app::annexes::{Dropped, Incoming};
use voorstel_app::calls;
use voorstel_app::model::{Edit, Field, Language, List, Partner, Text};
use voorstel_app::views::{
    AnnexesAdded, AnnexesView, BeginCall, BudgetFile, CallChange, CallChanges, CallDraft, CallForm, CodeMove,
    Comparison, DossierCard, DossierChanges, DossierView, ExportFormat, ExportOptions, ExportProgress, Failure,
    FieldHistory, FitView, HistoryAsked, HistoryPage, Imported, Letter, LiveSettings, LiveSetup, LiveTried,
    MeetingHeard, MeetingView, NewerVersion, OwnCalls, PacketOptions, PacketView, PageAsked, PageIntake, PageView,
    PairView, PasteAt, PastePreview, PlanView, Preview, Settings, Start, Step, ThenView, Together, Trial, TryOn,
    Update, VersionChange, VersionsView, WhatIf, WrongNumber,
};
use voorstel_app::{App, Seen};

use crate::given::Given;
use crate::{closing, dialogs};

/// All of them; `command_names.rs` gives each its permission.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        start,
        keep_settings,
        fits,
        find_calls,
        look_for_calls,
        keep_address,
        remove_address,
        restore_address,
        wrong_numbers,
        create_dossier,
        import_dossier,
        meeting,
        meet_in,
        meet,
        leave_meeting,
        look_into_met,
        open_given,
        unlock_packet,
        propose_passphrase,
        take_in_packet,
        send_packet,
        live,
        draft_live,
        try_live,
        choose_authority,
        others_changes,
        at_step,
        take_left,
        drop_left,
        open_dossier,
        cancel_opening,
        close_dossier,
        duplicate_dossier,
        delete_dossier,
        restore_dossier,
        edit,
        remove,
        undo,
        redo,
        together,
        bring_back,
        let_go,
        looked_at,
        deliver,
        pair,
        join,
        keep_apart,
        letter,
        annexes,
        add_annexes,
        drop_annexes,
        replace_annex,
        open_annex,
        save_annex,
        read_paste,
        read_budget_file,
        call_changes,
        what_changes,
        move_dossier,
        history,
        field_history,
        cancel_history,
        undo_steps,
        dossier_then,
        page_then,
        export_then,
        versions,
        change_version,
        compare,
        restore_moment,
        stay,
        newer_version,
        preview_edits,
        what_if,
        page,
        close_pages,
        export,
        cancel_export,
        open_exported,
        reveal_exported,
        answer_closing,
        call_form,
        own_calls,
        begin_call,
        open_call_draft,
        change_call,
        undo_call,
        redo_call,
        publish_call,
        discard_call_draft,
        restore_call_draft,
        try_call,
        export_call,
        import_call,
        delete_own_call,
        read_page,
        begin_call_from_page,
        begin_call_from_topic_file,
        begin_call_from_topic_code,
        cancel_topic,
        confirm_recognised,
    ]
}

type Done<T> = Result<T, Failure>;

/// What the first screen shows.
#[tauri::command]
async fn start(app: State<'_, App>) -> Done<Start> {
    app.start().await
}

/// Keeps what the reader has chosen.
#[tauri::command]
async fn keep_settings(app: State<'_, App>, settings: Settings) -> Done<()> {
    app.keep_settings(settings).await
}

/// Whether each call fits the reader's organisation.
#[tauri::command]
async fn fits(app: State<'_, App>) -> Done<BTreeMap<String, FitView>> {
    app.fits().await
}

/// The calls in which words occur, the best found first.
#[tauri::command]
async fn find_calls(app: State<'_, App>, words: String) -> Done<Vec<String>> {
    app.find_calls(words).await
}

/// Reads the calls of one's own again where their files changed; whether they did.
#[tauri::command]
async fn look_for_calls(app: State<'_, App>) -> Done<bool> {
    app.look_for_calls().await
}

/// Keeps a partner in the address book.
#[tauri::command]
async fn keep_address(app: State<'_, App>, partner: Partner) -> Done<Vec<Partner>> {
    app.keep_address(partner).await
}

/// Takes a partner out of the address book.
#[tauri::command]
async fn remove_address(app: State<'_, App>, id: String) -> Done<Vec<Partner>> {
    app.remove_address(id).await
}

/// Brings a partner back into the address book.
#[tauri::command]
async fn restore_address(app: State<'_, App>, id: String) -> Done<Vec<Partner>> {
    app.restore_address(id).await
}

/// What is wrong with the numbers of a partner outside any dossier.
#[tauri::command]
fn wrong_numbers(app: State<'_, App>, partner: Partner) -> Vec<WrongNumber> {
    app.wrong_numbers(&partner)
}

/// Begins a dossier; returns its identity.
#[tauri::command]
async fn create_dossier(app: State<'_, App>, pin: String) -> Done<String> {
    app.create_dossier(pin).await
}

/// Asks for a file: a dossier is taken in, a packet is looked into; nothing when none was chosen.
#[tauri::command]
async fn import_dossier(tauri: AppHandle, app: State<'_, App>) -> Done<Option<Imported>> {
    match dialogs::pick(&tauri).await {
        Some(path) => app.import(path).await.map(Some),
        None => Ok(None),
    }
}

/// The folder in which partners meet over a dossier, as it was last seen; nothing where there is none.
#[tauri::command]
async fn meeting(app: State<'_, App>, id: String) -> Done<Option<MeetingView>> {
    app.meeting(id).await
}

/// Asks for a folder and meets partners there from now on; nothing when none was chosen.
#[tauri::command]
async fn meet_in(
    tauri: AppHandle,
    app: State<'_, App>,
    id: String,
    passphrase: Option<String>,
) -> Done<Option<MeetingHeard>> {
    match dialogs::pick_folder(&tauri).await {
        Some(folder) => app.meet_in(id, folder, passphrase).await.map(Some),
        None => Ok(None),
    }
}

/// Looks into the folder at once.
#[tauri::command]
async fn meet(app: State<'_, App>, id: String) -> Done<MeetingHeard> {
    app.meet(id).await
}

/// Meets nobody in a folder any more.
#[tauri::command]
async fn leave_meeting(app: State<'_, App>, id: String) -> Done<()> {
    app.leave_meeting(id).await
}

/// What a packet of the folder is that waits for a person, and what taking it in would do.
#[tauri::command]
async fn look_into_met(app: State<'_, App>, id: String, name: String) -> Done<PacketView> {
    app.look_into_met(id, name).await
}

/// Takes in the file that the window was started with, or that a second start came with; nothing when there is none.
#[tauri::command]
async fn open_given(app: State<'_, App>, given: State<'_, Given>) -> Done<Option<Imported>> {
    match given.take() {
        Some(path) => app.import(path).await.map(Some),
        None => Ok(None),
    }
}

/// What the packet is that was chosen last and opens with this passphrase.
#[tauri::command]
async fn unlock_packet(app: State<'_, App>, path: String, passphrase: String) -> Done<PacketView> {
    app.unlock_packet(PathBuf::from(path), passphrase).await
}

/// A passphrase to lock a packet with.
#[tauri::command]
fn propose_passphrase(app: State<'_, App>) -> String {
    app.propose_passphrase()
}

/// Takes the packet in that was looked into last, with those of its proposals that are accepted; returns the identity of its dossier.
#[tauri::command]
async fn take_in_packet(app: State<'_, App>, path: String, accepted: Vec<usize>) -> Done<String> {
    app.take_in_packet(PathBuf::from(path), accepted).await
}

/// Asks where to, and writes a dossier with its history for a partner; returns the path, or nothing when none was chosen.
#[tauri::command]
async fn send_packet(
    tauri: AppHandle,
    app: State<'_, App>,
    id: String,
    options: PacketOptions,
) -> Done<Option<String>> {
    let name = app.packet_name(id.clone()).await?;
    let Some(path) = dialogs::save_packet(&tauri, name).await else { return Ok(None) };
    app.send_packet(id, options, path.clone()).await?;
    Ok(Some(path.display().to_string()))
}

/// What is left to settle between partners, and who has delivered what.
#[tauri::command]
async fn together(app: State<'_, App>, id: String) -> Done<Together> {
    app.together(id).await
}

/// Brings back what was taken out while another worked on it.
#[tauri::command]
async fn bring_back(app: State<'_, App>, id: String, list: List, entity: String) -> Done<Update> {
    app.bring_back(id, list, entity).await
}

/// Lets go of what was taken out while another worked on it.
#[tauri::command]
async fn let_go(app: State<'_, App>, id: String, list: List, entity: String) -> Done<Update> {
    app.let_go(id, list, entity).await
}

/// Says that a text which was put together was looked at.
#[tauri::command]
async fn looked_at(app: State<'_, App>, id: String, field: Field, seen: bool) -> Done<Update> {
    app.looked_at(id, field, seen).await
}

/// Says that a partner's part at a step is complete, or that it is not.
#[tauri::command]
async fn deliver(
    app: State<'_, App>,
    id: String,
    partner: String,
    step: Step,
    done: bool,
    told: String,
) -> Done<Update> {
    app.deliver(id, partner, step, done, told).await
}

/// Two of a list side by side.
#[tauri::command]
async fn pair(app: State<'_, App>, id: String, list: List, one: String, other: String) -> Done<PairView> {
    app.pair(id, list, one, other).await
}

/// Makes one of two of a list.
#[tauri::command]
async fn join(
    app: State<'_, App>,
    id: String,
    list: List,
    keep: String,
    gone: String,
    take: Vec<String>,
) -> Done<Update> {
    app.join(id, list, keep, gone, take).await
}

/// Says that two of a list are not the same.
#[tauri::command]
async fn keep_apart(app: State<'_, App>, id: String, list: List, one: String, other: String) -> Done<Update> {
    app.keep_apart(id, list, one, other).await
}

/// A letter that asks a partner for what is missing of it.
#[tauri::command]
async fn letter(app: State<'_, App>, id: String, partner: String) -> Done<Letter> {
    app.letter(id, partner).await
}

/// Where a dossier is drafted live, and how it stands.
#[tauri::command]
async fn live(app: State<'_, App>, id: String) -> Done<LiveSetup> {
    app.live(id).await
}

/// Sets where a dossier is drafted live, and begins or ends it.
#[tauri::command]
async fn draft_live(app: State<'_, App>, id: String, settings: LiveSettings) -> Done<LiveSetup> {
    app.draft_live(id, settings).await
}

/// Asks the server whether it would let the reader in.
#[tauri::command]
async fn try_live(app: State<'_, App>, id: String, settings: LiveSettings) -> Done<LiveTried> {
    app.try_live(id, settings).await
}

/// Asks for the file with an authority's certificate; nothing when none was chosen.
#[tauri::command]
async fn choose_authority(tauri: AppHandle) -> Done<Option<String>> {
    Ok(dialogs::pick_authority(&tauri).await.map(|path| path.display().to_string()))
}

/// What others changed since the screen last heard.
#[tauri::command]
async fn others_changes(app: State<'_, App>, id: String) -> Done<Update> {
    app.others_changes(id).await
}

/// Takes over what packets proposed and was left then.
#[tauri::command]
async fn take_left(app: State<'_, App>, id: String, chosen: Vec<u32>) -> Done<Update> {
    app.take_left(id, chosen).await
}

/// Says of what packets proposed and was left that it is not wanted.
#[tauri::command]
async fn drop_left(app: State<'_, App>, id: String, chosen: Vec<u32>) -> Done<()> {
    app.drop_left(id, chosen).await
}

/// Says to the others in which step the reader is, and in which field.
#[tauri::command]
async fn at_step(app: State<'_, App>, id: String, step: String, field: String) -> Done<()> {
    app.at(id, step, field).await;
    Ok(())
}

/// Opens a dossier.
#[tauri::command]
async fn open_dossier(app: State<'_, App>, id: String) -> Done<DossierView> {
    app.open_dossier(id).await
}

/// Calls off what is being opened.
#[tauri::command]
fn cancel_opening(app: State<'_, App>) {
    app.cancel_opening();
}

/// Closes a dossier.
#[tauri::command]
async fn close_dossier(app: State<'_, App>, id: String) -> Done<()> {
    app.close_dossier(id).await
}

/// Copies a dossier.
#[tauri::command]
async fn duplicate_dossier(app: State<'_, App>, id: String) -> Done<Vec<DossierCard>> {
    app.duplicate_dossier(id).await
}

/// Takes a dossier out of the list.
#[tauri::command]
async fn delete_dossier(app: State<'_, App>, id: String) -> Done<Vec<DossierCard>> {
    app.delete_dossier(id).await
}

/// Brings a deleted dossier back.
#[tauri::command]
async fn restore_dossier(app: State<'_, App>, id: String) -> Done<Vec<DossierCard>> {
    app.restore_dossier(id).await
}

/// Makes edits as one step, typed on what `seen` names; `kept` says that their values are in the form a dossier keeps, not
/// as typed.
#[tauri::command]
async fn edit(
    app: State<'_, App>,
    id: String,
    seen: Seen,
    edits: Vec<Edit>,
    label: Text,
    kept: Option<bool>,
) -> Done<Update> {
    app.edit_on(id, seen, edits, label, kept.unwrap_or(false)).await
}

/// Takes an entity out that was seen as `seen` has it, with every reference to it.
#[tauri::command]
async fn remove(app: State<'_, App>, id: String, seen: Seen, list: List, entity: String) -> Done<Update> {
    app.remove_on(id, seen, list, entity).await
}

/// Takes the last step back; where one is named, that one or none.
#[tauri::command]
async fn undo(app: State<'_, App>, id: String, step: Option<i64>) -> Done<Update> {
    app.undo_step(id, step).await
}

/// Makes the step again that was taken back last.
#[tauri::command]
async fn redo(app: State<'_, App>, id: String) -> Done<Update> {
    app.redo(id).await
}

/// What there is of each annex.
#[tauri::command]
async fn annexes(app: State<'_, App>, id: String) -> Done<AnnexesView> {
    app.annexes(id).await
}

/// Asks for files and adds them as annexes of a kind; nothing when none was chosen.
#[tauri::command]
async fn add_annexes(tauri: AppHandle, app: State<'_, App>, id: String, kind: String) -> Done<Option<AnnexesAdded>> {
    match dialogs::pick_annexes(&tauri, &app).await {
        Some(files) => app.add_annexes(id, kind, files.into_iter().map(Incoming::At).collect()).await.map(Some),
        None => Ok(None),
    }
}

/// Adds files that were dropped on the window, which come in one piece with what they are.
#[tauri::command]
async fn drop_annexes(app: State<'_, App>, request: Request<'_>) -> Done<AnnexesAdded> {
    let Dropped { id, kind, files } = match request.body() {
        InvokeBody::Raw(piece) => Dropped::read(piece)?,
        // How it comes where the webview cannot send bytes.
        InvokeBody::Json(piece) => Dropped::read_listed(piece)?,
    };
    app.add_annexes(id, kind, files).await
}

/// Asks for a file and puts it in the place of an annex's; nothing when none was chosen.
#[tauri::command]
async fn replace_annex(tauri: AppHandle, app: State<'_, App>, id: String, annex: String) -> Done<Option<AnnexesAdded>> {
    match dialogs::pick_annex(&tauri, &app).await {
        Some(file) => app.replace_annex(id, annex, Incoming::At(file)).await.map(Some),
        None => Ok(None),
    }
}

/// Opens a copy of an annex's file.
#[tauri::command]
async fn open_annex(app: State<'_, App>, id: String, annex: String) -> Done<()> {
    let path = app.annex_to_open(id, annex).await?;
    tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|error| Failure::cannot_open(&path, error))
}

/// Asks where to, and writes a copy of an annex's file; says where it lies, or nothing when it was not to be.
#[tauri::command]
async fn save_annex(tauri: AppHandle, app: State<'_, App>, id: String, annex: String) -> Done<Option<String>> {
    let name = app.annex_name(id.clone(), annex.clone()).await?;
    match dialogs::save_annex(&tauri, name).await {
        Some(path) => app.save_annex(id, annex, path.clone()).await.map(|()| Some(path.display().to_string())),
        None => Ok(None),
    }
}

/// Reads a block copied from a spreadsheet, without taking it.
#[tauri::command]
async fn read_paste(
    app: State<'_, App>,
    id: String,
    text: String,
    language: Language,
    at: PasteAt,
) -> Done<PastePreview> {
    app.read_paste(id, text, language, at).await
}

/// Asks for a spreadsheet and sets it against the budget, without taking anything; nothing when none was chosen.
#[tauri::command]
async fn read_budget_file(tauri: AppHandle, app: State<'_, App>, id: String) -> Done<Option<BudgetFile>> {
    match dialogs::pick_budget(&tauri).await {
        Some(path) => app.read_budget_file(id, path).await.map(Some),
        None => Ok(None),
    }
}

/// What changed from one version of a call to another.
#[tauri::command]
async fn call_changes(app: State<'_, App>, from: String, to: String) -> Done<CallChanges> {
    app.call_changes(from, to).await
}

/// What another version of its call would change for a dossier.
#[tauri::command]
async fn what_changes(
    app: State<'_, App>,
    id: String,
    to: String,
    chosen: Option<Vec<CodeMove>>,
) -> Done<DossierChanges> {
    app.what_changes(id, to, chosen).await
}

/// Moves a dossier to another version of its call, as one step.
#[tauri::command]
async fn move_dossier(app: State<'_, App>, id: String, to: String, chosen: Vec<CodeMove>) -> Done<Update> {
    app.move_dossier(id, to, chosen).await
}

/// A page of the history; nothing where another was asked for meanwhile.
#[tauri::command]
async fn history(app: State<'_, App>, id: String, asked: HistoryAsked) -> Done<Option<HistoryPage>> {
    app.history(id, asked).await
}

/// Stops reading the history.
#[tauri::command]
fn cancel_history(app: State<'_, App>) {
    app.cancel_history();
}

/// The values that a field had, by whom and when.
#[tauri::command]
async fn field_history(app: State<'_, App>, id: String, field: Field) -> Done<FieldHistory> {
    app.field_history(id, field).await
}

/// The steps that undo would take back one after the other.
#[tauri::command]
async fn undo_steps(app: State<'_, App>, id: String) -> Done<Vec<Text>> {
    app.undo_steps(id).await
}

/// The dossier as it was.
#[tauri::command]
async fn dossier_then(app: State<'_, App>, id: String, moment: String) -> Done<ThenView> {
    app.dossier_then(id, moment).await
}

/// A page of the application as it was; nothing where a later one was asked for meanwhile.
#[tauri::command]
async fn page_then(
    app: State<'_, App>,
    id: String,
    moment: String,
    asked: PageAsked,
    language: Language,
) -> Done<Option<PageView>> {
    app.page_then(id, moment, asked, language).await
}

/// Asks where to, and exports the dossier as it was.
#[tauri::command]
async fn export_then(
    tauri: AppHandle,
    app: State<'_, App>,
    id: String,
    moment: String,
    format: ExportFormat,
    language: Language,
    options: ExportOptions,
) -> Done<ExportProgress> {
    let name = app.export_then_name(id.clone(), moment.clone(), format).await?;
    match dialogs::save(&tauri, name, format).await {
        Some(path) => app.export_then(id, moment, format, language, options, path).await,
        None => Ok(ExportProgress::Cancelled),
    }
}

/// The named versions of a dossier.
#[tauri::command]
async fn versions(app: State<'_, App>, id: String) -> Done<VersionsView> {
    app.versions(id).await
}

/// Does something with the named versions.
#[tauri::command]
async fn change_version(app: State<'_, App>, id: String, change: VersionChange) -> Done<VersionsView> {
    app.change_version(id, change).await
}

/// What is different between two moments; the present one where no second is said.
#[tauri::command]
async fn compare(app: State<'_, App>, id: String, before: String, after: Option<String>) -> Done<Comparison> {
    app.compare(id, before, after).await
}

/// Makes the dossier, or a field or a thing of it, again what it was, as one step.
#[tauri::command]
async fn restore_moment(app: State<'_, App>, id: String, moment: String, only: Option<Field>) -> Done<Update> {
    app.restore(id, moment, only).await
}

/// Stays with the version a dossier uses.
#[tauri::command]
async fn stay(app: State<'_, App>, id: String, to: String) -> Done<()> {
    app.stay(id, to).await
}

/// The newest version of the call, where a dossier uses an older one.
#[tauri::command]
async fn newer_version(app: State<'_, App>, id: String) -> Done<Option<NewerVersion>> {
    app.newer_version(id).await
}

/// What edits would change, without making them.
#[tauri::command]
async fn preview_edits(app: State<'_, App>, id: String, edits: Vec<Edit>) -> Done<Preview> {
    app.preview_edits(id, edits).await
}

/// The funding plan for what one would ask and spend, without applying it.
#[tauri::command]
async fn what_if(app: State<'_, App>, id: String, wish: WhatIf) -> Done<PlanView> {
    app.what_if(id, wish).await
}

/// A page of the application as it stands; nothing where a later one was asked for meanwhile.
#[tauri::command]
async fn page(app: State<'_, App>, id: String, asked: PageAsked, language: Language) -> Done<Option<PageView>> {
    app.page(id, asked, language).await
}

/// Nobody looks at the pages any more.
#[tauri::command]
async fn close_pages(app: State<'_, App>) -> Done<()> {
    app.close_pages().await
}

/// Asks where to, and exports.
#[tauri::command]
async fn export(
    tauri: AppHandle,
    app: State<'_, App>,
    id: String,
    format: ExportFormat,
    language: Language,
    options: ExportOptions,
) -> Done<ExportProgress> {
    let name = app.export_name(id.clone(), format).await?;
    match dialogs::save(&tauri, name, format).await {
        Some(path) => app.export(id, format, language, options, path).await,
        None => Ok(ExportProgress::Cancelled),
    }
}

/// Stops an export.
#[tauri::command]
fn cancel_export(app: State<'_, App>, id: String) {
    app.cancel_export(&id);
}

/// Opens a file that this run exported.
#[tauri::command]
async fn open_exported(app: State<'_, App>, path: String) -> Done<()> {
    let path = app.exported_path(&path)?;
    tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|error| Failure::cannot_open(&path, error))
}

/// Shows a file that this run exported in its folder.
#[tauri::command]
async fn reveal_exported(app: State<'_, App>, path: String) -> Done<()> {
    let path = app.exported_path(&path)?;
    tauri_plugin_opener::reveal_item_in_dir(&path).map_err(|error| Failure::cannot_open(&path, error))
}

/// The screens have handed over what was typed in them; `kept` says that none of it was refused or is unsaved.
#[tauri::command]
fn answer_closing(kept: bool) {
    closing::answer(kept);
}

/// The form of a call: keys and kinds of rule, with names and explanations.
#[tauri::command]
fn call_form() -> CallForm {
    calls::call_form()
}

/// One's own calls, being written and published.
#[tauri::command]
async fn own_calls(app: State<'_, App>) -> Done<OwnCalls> {
    app.own_calls().await
}

/// Begins a call.
#[tauri::command]
async fn begin_call(app: State<'_, App>, from: BeginCall) -> Done<CallDraft> {
    app.begin_call(from).await
}

/// Opens a call that is being written.
#[tauri::command]
async fn open_call_draft(app: State<'_, App>, id: String) -> Done<CallDraft> {
    app.open_call_draft(id).await
}

/// Makes changes to a call that is being written, as one step.
#[tauri::command]
async fn change_call(app: State<'_, App>, id: String, changes: Vec<CallChange>) -> Done<CallDraft> {
    app.change_call(id, changes).await
}

/// Takes the last change to a call back.
#[tauri::command]
async fn undo_call(app: State<'_, App>, id: String) -> Done<CallDraft> {
    app.undo_call(id).await
}

/// Makes the change to a call again that was taken back last.
#[tauri::command]
async fn redo_call(app: State<'_, App>, id: String) -> Done<CallDraft> {
    app.redo_call(id).await
}

/// Publishes a call; returns what dossiers pin.
#[tauri::command]
async fn publish_call(app: State<'_, App>, id: String) -> Done<String> {
    app.publish_call(id).await
}

/// Takes a call that is being written out of the list.
#[tauri::command]
async fn discard_call_draft(app: State<'_, App>, id: String) -> Done<OwnCalls> {
    app.discard_call_draft(id).await
}

/// Brings it back.
#[tauri::command]
async fn restore_call_draft(app: State<'_, App>, id: String) -> Done<OwnCalls> {
    app.restore_call_draft(id).await
}

/// Judges a dossier by a call that is being written.
#[tauri::command]
async fn try_call(app: State<'_, App>, id: String, on: TryOn) -> Done<Trial> {
    app.try_call(id, on).await
}

/// Asks where to, and writes the file of a call, published or being written.
#[tauri::command]
async fn export_call(tauri: AppHandle, app: State<'_, App>, id: String) -> Done<ExportProgress> {
    let name = app.call_file_name(id.clone()).await?;
    match dialogs::save_call(&tauri, name).await {
        Some(path) => app.export_call(id, path).await,
        None => Ok(ExportProgress::Cancelled),
    }
}

/// Asks for a call file and takes it in as a draft; nothing when none was chosen.
#[tauri::command]
async fn import_call(tauri: AppHandle, app: State<'_, App>) -> Done<Option<CallDraft>> {
    match dialogs::pick_call(&tauri).await {
        Some(path) => app.import_call(path).await.map(Some),
        None => Ok(None),
    }
}

/// Deletes a published call of one's own that no dossier uses.
#[tauri::command]
async fn delete_own_call(app: State<'_, App>, pin: String) -> Done<OwnCalls> {
    app.delete_own_call(pin).await
}

/// Reads the text of a page, without making anything of it.
#[tauri::command]
async fn read_page(app: State<'_, App>, text: String) -> Done<PageIntake> {
    app.read_page(text).await
}

/// Reads the text of a page into a draft.
#[tauri::command]
async fn begin_call_from_page(app: State<'_, App>, text: String) -> Done<CallDraft> {
    app.begin_call_from_page(text).await
}

/// Asks for the file of a topic and reads it into a draft; nothing when none was chosen.
#[tauri::command]
async fn begin_call_from_topic_file(tauri: AppHandle, app: State<'_, App>) -> Done<Option<CallDraft>> {
    match dialogs::pick_topic(&tauri).await {
        Some(path) => app.begin_call_from_topic_file(path).await.map(Some),
        None => Ok(None),
    }
}

/// Asks the EU portal for a topic and reads it into a draft; nothing when it was called off.
#[tauri::command]
async fn begin_call_from_topic_code(app: State<'_, App>, code: String) -> Done<Option<CallDraft>> {
    app.begin_call_from_topic_code(code).await
}

/// Calls off what is being asked of the EU portal.
#[tauri::command]
fn cancel_topic(app: State<'_, App>) {
    app.cancel_topic();
}

/// Confirms what was recognised at a place of a draft.
#[tauri::command]
async fn confirm_recognised(app: State<'_, App>, id: String, key: String) -> Done<CallDraft> {
    app.confirm_recognised(id, key).await
}
