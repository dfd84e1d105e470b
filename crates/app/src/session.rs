//! A dossier that is open: what is kept, judged anew after every edit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::ZonedDateTime;
use voorstel_model::{Call, Date, Dossier, Edit, Euro, Field, FieldValue, List, Text};
use voorstel_rules::{Report, judge_files};
use voorstel_store::{
    By, Change, Changes, Conflict, Heads, OpenDossier, Packet, PacketError, Seen, SkipReason, Skipped, TakenIn,
};

use crate::annexes::Unusable;
use crate::calls::versions::views::CallShown;
use crate::failure;
use crate::judged::judged;
use crate::packets::{agreed, conflict_view};
use crate::said::each;
use crate::views::{ConflictView, DossierView, Failure, FailureCode, Judged, Saved, Update};

/// Finds the call that a dossier pins.
pub(crate) type FindCall = Box<dyn Fn(&str) -> Result<Arc<Call>, Failure> + Send + Sync>;

pub(crate) struct Session {
    open: OpenDossier,
    /// The call that the dossier pins: a step that moves it to another version, or back, changes both.
    call: Arc<Call>,
    find: FindCall,
    /// What is the matter with the files of its annexes, as they were found last.
    unusable: Unusable,
    /// How often they were looked at.
    looks: u64,
    /// What others changed since the screen last heard.
    unheard: Vec<Edit>,
}

impl Session {
    /// # Errors
    /// That the dossier's call is not there.
    pub(crate) fn new(open: OpenDossier, find: FindCall) -> Result<Session, Failure> {
        let call = find(&open.dossier().call)?;
        Ok(Session { open, call, find, unusable: Unusable::default(), looks: 0, unheard: Vec::new() })
    }

    pub(crate) fn id(&self) -> &str {
        self.open.id().as_str()
    }

    pub(crate) fn dossier(&self) -> &Dossier {
        self.open.dossier()
    }

    pub(crate) fn open(&self) -> &OpenDossier {
        &self.open
    }

    pub(crate) fn kept_mut(&mut self) -> &mut OpenDossier {
        &mut self.open
    }

    pub(crate) fn call(&self) -> &Arc<Call> {
        &self.call
    }

    /// Goes on with what was found about the files of its annexes; says whether that is something else than before.
    pub(crate) fn found(&mut self, unusable: Unusable) -> bool {
        let is_new = self.unusable != unusable;
        self.unusable = unusable;
        self.looks += 1;
        is_new
    }

    /// How often the files of its annexes were looked at: whoever reads them meanwhile sees whether somebody else did.
    pub(crate) fn looks(&self) -> u64 {
        self.looks
    }

    pub(crate) fn unusable(&self) -> &Unusable {
        &self.unusable
    }

    pub(crate) fn report(&self, now: &ZonedDateTime) -> Report {
        judge_files(&self.call, self.open.dossier(), Date(now.date()), self.unusable.ids())
    }

    /// The report in words.
    pub(crate) fn judged(&self, now: &ZonedDateTime) -> Judged {
        let dossier = self.open.dossier();
        let mut judged = judged(&self.call, dossier, &self.report(now));
        self.unusable.tell(dossier, &mut judged);
        if let Some(part) = self.open.part() {
            // What is to be mended elsewhere is for others to mend.
            for finding in &mut judged.findings {
                finding.fixes.retain(|fix| self.open.is_within_part(&part, &fix.edits));
            }
        }
        judged
    }

    /// Everything the screen needs of it.
    pub(crate) fn view(&mut self, shown: CallShown, now: &ZonedDateTime) -> DossierView {
        // All of it is in what is shown.
        self.unheard.clear();
        let CallShown { call, closed, fund, rules, newer } = shown;
        let dossier = self.open.dossier();
        let amounts = dossier.budget.iter().filter_map(|line| Some((line.id.clone(), line.amount()?))).collect();
        DossierView {
            id: self.open.id().as_str().to_owned(),
            dossier: dossier.clone(),
            call,
            closed,
            fund,
            rules,
            newer,
            amounts,
            judged: self.judged(now),
            conflicts: self.conflicts(now),
            part: self.open.part(),
            excerpt: self.open.is_excerpt(),
            saved: self.saved(now),
            undo: self.open.undo_label().cloned(),
            undo_step: self.open.undo_step(),
            redo: self.open.redo_label().cloned(),
        }
    }

    /// Makes edits as one step; without a label they are told by what they do.
    pub(crate) fn edit(
        &mut self,
        edits: &[Edit],
        label: Option<Text>,
        author: &str,
        now: &ZonedDateTime,
    ) -> Result<Update, Failure> {
        self.edit_on(&Seen::new(), edits, label, author, now)
    }

    /// As [`Session::edit`], of edits that were typed on what may no longer stand there.
    pub(crate) fn edit_on(
        &mut self,
        seen: &Seen,
        edits: &[Edit],
        label: Option<Text>,
        author: &str,
        now: &ZonedDateTime,
    ) -> Result<Update, Failure> {
        edits.iter().try_for_each(Edit::check_bounds).map_err(|error| Failure::unreadable(&error))?;
        let dossier = self.open.dossier();
        let label = label
            .filter(|label| !label.nl.is_empty() || !label.en.is_empty())
            .unwrap_or_else(|| each(|words| words.edit_label(edits, dossier, &self.call)));
        let pin = call_field();
        let sets = edits.iter().rev().find_map(|edit| match edit {
            Edit::Set { field, value } if *field == pin => Some(value),
            _ => None,
        });
        let call = self.call_for(sets)?;
        let change = self.open.commit_on(seen, edits, &label, by(author, now))?;
        self.call = call;
        Ok(self.update(Some(change), now))
    }

    /// Takes an entity out together with every reference to it.
    pub(crate) fn remove(
        &mut self,
        seen: &Seen,
        list: List,
        entity: &str,
        author: &str,
        now: &ZonedDateTime,
    ) -> Result<Update, Failure> {
        let dossier = self.open.dossier();
        let label = each(|words| words.edit_label(&dossier.removal(list, entity), dossier, &self.call));
        self.edit_on(seen, &[Edit::Remove { list, id: entity.to_owned() }], Some(label), author, now)
    }

    /// Takes the last step back; where one is named, that one or none.
    pub(crate) fn undo(&mut self, step: Option<i64>, author: &str, now: &ZonedDateTime) -> Result<Update, Failure> {
        if step.is_some() && step != self.open.undo_step() {
            return Err(Failure::new(FailureCode::WrongValue, "undo-moved-on", &[]));
        }
        let call = self.call_for(self.open.undo_sets(&call_field()))?;
        let change = self.open.undo(by(author, now))?;
        self.call = call;
        Ok(self.update(change, now))
    }

    pub(crate) fn redo(&mut self, author: &str, now: &ZonedDateTime) -> Result<Update, Failure> {
        let call = self.call_for(self.open.redo_sets(&call_field()))?;
        let change = self.open.redo(by(author, now))?;
        self.call = call;
        Ok(self.update(change, now))
    }

    /// The call to judge by once a step has been made that sets the dossier's call, if it does. Asked before: a step is
    /// not made that leaves the dossier without its call.
    fn call_for(&self, sets: Option<&FieldValue>) -> Result<Arc<Call>, Failure> {
        match sets {
            None => Ok(Arc::clone(&self.call)),
            Some(FieldValue::Text(pin)) if *pin == self.call.pin() => Ok(Arc::clone(&self.call)),
            Some(FieldValue::Text(pin)) => (self.find)(pin),
            Some(_) => (self.find)(""),
        }
    }

    /// Takes something of others in, in whichever way. The call is that of the dossier afterwards.
    pub(crate) fn taking<T>(&mut self, take: impl FnOnce(&mut OpenDossier) -> T) -> T {
        let taken = take(&mut self.open);
        // A call that is not here leaves the dossier with the one it had; it is said when it is opened again.
        if let Ok(call) = (self.find)(&self.open.dossier().call) {
            self.call = call;
        }
        taken
    }

    /// The dossier as the library keeps it.
    pub(crate) fn kept(&self) -> &OpenDossier {
        &self.open
    }

    /// The whole document, and where it stands.
    pub(crate) fn whole(&self) -> (Vec<u8>, Heads) {
        self.open.whole()
    }

    /// What was added since the dossier stood there; nothing while not all of it is saved.
    pub(crate) fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        self.open.since(heads)
    }

    /// Takes in what others changed; the screen hears of it with the next update.
    pub(crate) fn take_in_changes(&mut self, changes: Changes, now: &ZonedDateTime) -> Result<(), PacketError> {
        let taken = self.open.take_in_changes(changes, now.timestamp())?;
        self.unheard.extend(taken.patches);
        if let Ok(call) = (self.find)(&self.open.dossier().call) {
            self.call = call;
        }
        Ok(())
    }

    /// What others changed since the screen last heard.
    pub(crate) fn others_changes(&mut self, now: &ZonedDateTime) -> Update {
        self.update(None, now)
    }

    /// The dossier as it would be, and what taking in a packet would do.
    pub(crate) fn preview(&self, packet: &Packet) -> Result<(Dossier, TakenIn), PacketError> {
        self.open.preview(packet)
    }

    /// The dossier with its history.
    pub(crate) fn packet(&self, by: By<'_>) -> Packet {
        self.open.packet(by)
    }

    /// That partners agree on every amount.
    pub(crate) fn amounts_agreed(&self) -> Result<(), Failure> {
        agreed(self.open.conflicts(), self.open.dossier(), &self.call)
    }

    fn conflicts(&self, now: &ZonedDateTime) -> Vec<ConflictView> {
        let dossier = self.open.dossier();
        // What is inside something that was taken out waits until it is brought back.
        let there = self.open.conflicts().iter().filter(|conflict| dossier.value(&conflict.field).is_ok());
        let mut there: Vec<&Conflict> = there.collect();
        if there.len() > 1 {
            let places = places(dossier);
            there.sort_by_cached_key(|conflict| place(&conflict.field, &places));
        }
        there.into_iter().map(|conflict| conflict_view(conflict, dossier, &self.call, now)).collect()
    }

    fn kept_of_others(&self, skipped: &[Skipped]) -> Vec<Text> {
        let dossier = self.open.dossier();
        let fields = skipped.iter().filter_map(|one| match (&one.edit, &one.because) {
            (Edit::Set { field, .. }, SkipReason::ChangedByOthers) => Some(field),
            _ => None,
        });
        fields.map(|field| each(|words| words.field_name(field, dossier, &self.call))).collect()
    }

    /// Tries again to save what is not saved yet.
    pub(crate) fn retry(&mut self, now: &ZonedDateTime) -> Saved {
        self.open.retry(now.timestamp());
        self.saved(now)
    }

    pub(crate) fn saved(&self, now: &ZonedDateTime) -> Saved {
        match self.open.saved() {
            voorstel_store::Saved::At(at) => Saved::Saved { at: local(*at, now) },
            voorstel_store::Saved::NotSaved { trouble, because } => {
                Saved::NotSaved { because: failure::trouble(*trouble, because) }
            }
        }
    }

    pub(crate) fn update(&mut self, change: Option<Change>, now: &ZonedDateTime) -> Update {
        let (made, skipped) = change.map(|change| (change.patches, change.skipped)).unwrap_or_default();
        // In the order in which they were made, or the screen would show what stood there before.
        let mut patches = std::mem::take(&mut self.unheard);
        patches.extend(made);
        let dossier = self.open.dossier();
        Update {
            amounts: changed_amounts(dossier, &patches),
            judged: self.judged(now),
            conflicts: self.conflicts(now),
            kept_of_others: self.kept_of_others(&skipped),
            saved: self.saved(now),
            undo: self.open.undo_label().cloned(),
            undo_step: self.open.undo_step(),
            redo: self.open.redo_label().cloned(),
            // Filled in by whoever knows the other versions, where it changed.
            call: None,
            patches,
        }
    }
}

/// Where everything stands in its list.
fn places(dossier: &Dossier) -> HashMap<(List, &str), usize> {
    let of = |list: List| dossier.ids(list).into_iter().enumerate().map(move |(at, id)| ((list, id), at));
    List::ALL.into_iter().flat_map(of).collect()
}

/// Where a field stands in the dossier as it is read: what is of no list first, then each list in its order.
fn place(field: &Field, places: &HashMap<(List, &str), usize>) -> (usize, usize) {
    let parts = field.parts();
    let Some(list) = parts.first().and_then(|list| List::named(list)) else { return (0, 0) };
    let rank = List::ALL.iter().position(|one| *one == list).unwrap_or_default();
    let at = parts.get(1).and_then(|id| places.get(&(list, id.as_str()))).copied();
    (rank + 1, at.unwrap_or(usize::MAX))
}

fn call_field() -> Field {
    Field::top("call")
}

fn by<'a>(author: &'a str, now: &ZonedDateTime) -> By<'a> {
    By { author, at: now.timestamp() }
}

/// A moment as the reader's clock shows it.
pub(crate) fn local(at: jiff::Timestamp, now: &ZonedDateTime) -> String {
    at.to_zoned_datetime(now.time_zone().clone()).strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The amounts of the budget lines that were touched; none for what no longer counts.
fn changed_amounts(dossier: &Dossier, patches: &[Edit]) -> BTreeMap<String, Option<Euro>> {
    let touched = patches.iter().filter_map(|patch| match patch {
        Edit::Set { field, .. } => match field.parts().as_slice() {
            [list, id, _] if list == List::Budget.name() => Some(id.clone()),
            _ => None,
        },
        Edit::Add { list: List::Budget, id, .. }
        | Edit::Restore { list: List::Budget, id, .. }
        | Edit::Remove { list: List::Budget, id } => Some(id.clone()),
        Edit::Add { .. } | Edit::Restore { .. } | Edit::Remove { .. } | Edit::Move { .. } => None,
    });
    let mut amounts: BTreeMap<String, Option<Euro>> = touched.map(|id| (id, None)).collect();
    if !amounts.is_empty() {
        for line in &dossier.budget {
            if let Some(amount) = amounts.get_mut(&line.id) {
                *amount = line.amount();
            }
        }
    }
    amounts
}
