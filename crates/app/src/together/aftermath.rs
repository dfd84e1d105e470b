//! What merging left to look at, in words.

use jiff::ZonedDateTime;
use voorstel_model::{Call, Dossier, Edit, Field};
use voorstel_store::{Aftermath, MergedText, TakenOut};

use super::signed;
use super::views::{MergedView, OutView, PieceView, SideView, WrittenView};
use crate::said::each;

pub(super) fn out(aftermath: &Aftermath, dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> Vec<OutView> {
    aftermath.out.iter().map(|one| out_view(one, dossier, call, now)).collect()
}

/// It is named as it would be if it were there.
fn out_view(out: &TakenOut, dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> OutView {
    let back = with(out, dossier);
    let mut known = back.clone();
    for written in &out.written {
        // A field that only a newer version knows is told by its name alone.
        let _ = known.apply(&Edit::Set { field: written.field.clone(), value: written.before.clone() });
    }
    let written = out.written.iter().map(|one| {
        let set = Edit::Set { field: one.field.clone(), value: one.after.clone() };
        WrittenView { said: each(|words| words.patch(&set, &known, &back, call)), signed: signed(&one.by, now) }
    });
    OutView {
        list: out.list,
        id: out.id.clone(),
        name: each(|words| words.entity(out.list, &out.id, &back)),
        signed: signed(&out.by, now),
        written: written.collect(),
        referred: out.referred.iter().map(|field| each(|words| words.field_name(field, dossier, call))).collect(),
    }
}

fn with(out: &TakenOut, dossier: &Dossier) -> Dossier {
    let mut back = dossier.clone();
    let last = dossier.ids(out.list).last().map(|id| (*id).to_owned());
    let (list, id) = (out.list, out.id.clone());
    let mut fields = out.fields.clone();
    fields.retain(|name, value| voorstel_model::new_entity(list, &id, &[(name.clone(), value.clone())].into()).is_ok());
    // It was there: nothing of what is left can be refused.
    let _ = back.apply(&Edit::Restore { list, id, after: last, fields });
    back
}

pub(super) fn merged(aftermath: &Aftermath, dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> Vec<MergedView> {
    // What changed on the screen a moment ago has been looked at.
    let there = aftermath.merged.iter().filter(|one| dossier.value(&one.field).is_ok());
    there.map(|one| merged_view(one, dossier, call, now)).collect()
}

fn merged_view(text: &MergedText, dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> MergedView {
    let field: &Field = &text.field;
    MergedView {
        field: field.clone(),
        name: each(|words| words.field_name(field, dossier, call)),
        sides: text
            .sides
            .iter()
            .map(|side| SideView { signed: signed(&side.by, now), text: side.text.clone() })
            .collect(),
        pieces: text
            .passages
            .iter()
            .map(|one| PieceView { signed: one.by.as_ref().map(|by| signed(by, now)), text: one.text.clone() })
            .collect(),
    }
}
