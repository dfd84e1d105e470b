//! What edits would change: every figure before and after, the findings that go and those that come. Nothing is kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Call, Date, Dossier, Edit, Field, List, Rate, Text, Totals};
use voorstel_rules::{Finding, Measure, Report, Status, judge_files};
use voorstel_words::Words;

use crate::annexes::Unusable;
use crate::said::each;
use crate::views::Failure;

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Figure {
    /// What it is: 'Grant', 'Still to ask'.
    pub name: Text,
    /// As it is.
    pub before: Text,
    /// As it would be.
    pub after: Text,
}

/// What edits would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preview {
    /// Every figure that changes.
    pub figures: Vec<Figure>,
    /// What is broken and would no longer be.
    pub mended: Vec<Text>,
    /// What is not broken and would be.
    pub broken: Vec<Text>,
}

/// Judges a copy with the edits made, and says what is different.
pub(crate) fn preview(
    call: &Call,
    dossier: &Dossier,
    unusable: &Unusable,
    edits: &[Edit],
    today: Date,
) -> Result<Preview, Failure> {
    let mut after = dossier.clone();
    edits.iter().try_for_each(|edit| after.apply(edit))?;
    let judged = |dossier| judge_files(call, dossier, today, unusable.ids());
    let sides = [(dossier, judged(dossier)), (&after, judged(&after))];
    let [before, after] = [&sides[0], &sides[1]];
    let comparison = Comparison { call, before, after };
    let mut figures = comparison.fields(edits);
    figures.extend(comparison.money());
    figures.extend(comparison.rooms());
    Ok(Preview {
        figures,
        mended: comparison.only_broken(before, after),
        broken: comparison.only_broken(after, before),
    })
}

type Side<'a> = (&'a Dossier, Report);

struct Comparison<'a> {
    call: &'a Call,
    before: &'a Side<'a>,
    after: &'a Side<'a>,
}

impl Comparison<'_> {
    /// The fields that are set, but for the money: that is told by source.
    fn fields(&self, edits: &[Edit]) -> Vec<Figure> {
        let is_told = |field: &&Field| field.parts().first().is_some_and(|list| list != List::Funding.name());
        let fields = edits.iter().filter_map(|edit| match edit {
            Edit::Set { field, .. } => Some(field),
            _ => None,
        });
        fields
            .filter(is_told)
            .filter_map(|field| {
                let value = |side: &Side<'_>| each(|words| words.field_value(field, side.0, self.call));
                let name = each(|words| words.field_heading(field, self.before.0, self.call));
                changed(name, value(self.before), value(self.after))
            })
            .collect()
    }

    fn money(&self) -> Vec<Figure> {
        let (before, after) = (&self.before.1.totals, &self.after.1.totals);
        let codes: BTreeSet<&String> = before.by_source.keys().chain(after.by_source.keys()).collect();
        let mut codes: Vec<&String> = codes.into_iter().collect();
        // What is asked comes first, as in the table.
        codes.sort_by_key(|code| !self.call.asked_sources().any(|asked| asked == code.as_str()));
        let amount = |totals: &Totals, code: &str| Measure::Money(totals.sources([code]));
        let mut figures: Vec<Figure> = codes
            .into_iter()
            .filter_map(|code| {
                let name = each(|words| words.source_heading(code, self.call));
                self.measures(name, Some(amount(before, code)), Some(amount(after, code)))
            })
            .collect();
        let shares_it = |totals: &Totals| totals.asked != totals.sources([voorstel_model::GRANT]);
        let asked = (shares_it(before) || shares_it(after)).then_some("figure-asked");
        type Sum = fn(&Totals) -> Option<Measure>;
        let sums: [(Option<&str>, Sum); 6] = [
            (asked, |totals| Some(Measure::Money(totals.asked))),
            (Some("figure-asked-share"), |totals| totals.asked_share.map(Measure::Share)),
            (Some("figure-funding"), |totals| Some(Measure::Money(totals.funding))),
            (Some("figure-indirect"), |totals| Some(Measure::Money(totals.indirect))),
            (Some("figure-eligible"), |totals| Some(Measure::Money(totals.eligible))),
            (Some("figure-cost"), |totals| Some(Measure::Money(totals.cost))),
        ];
        figures.extend(sums.into_iter().filter_map(|(key, sum)| {
            let key = key?;
            self.measures(each(|words| words.heading(key)), sum(before), sum(after))
        }));
        figures
    }

    fn rooms(&self) -> Vec<Figure> {
        let (before, after) = (&self.before.1.headroom, &self.after.1.headroom);
        let rooms = after.iter().filter_map(|answer| {
            let was = before.iter().find(|one| one.question == answer.question);
            let name = each(|words| words.question(&answer.question, self.call));
            let said = |room: Option<&Measure>| each(|words| words.room(&answer.question, room, self.call));
            changed(name, said(was.and_then(|was| was.room.as_ref())), said(answer.room.as_ref()))
        });
        rooms.collect()
    }

    fn measures(&self, name: Text, before: Option<Measure>, after: Option<Measure>) -> Option<Figure> {
        let said = |measure: &Option<Measure>| each(|words| words.figure(measure.as_ref(), self.call));
        (before != after).then(|| changed(name, said(&before), said(&after))).flatten()
    }

    /// Titles of what is broken on one side and not on the other.
    fn only_broken(&self, one: &Side<'_>, other: &Side<'_>) -> Vec<Text> {
        let is_broken = |finding: &&Finding| finding.status == Status::Broken;
        let there: BTreeSet<&str> =
            other.1.findings.iter().filter(is_broken).map(|finding| finding.rule.as_str()).collect();
        let only = one.1.findings.iter().filter(is_broken).filter(|finding| !there.contains(finding.rule.as_str()));
        only.map(|finding| each(|words: &Words| words.finding_title(finding, self.call, one.0))).collect()
    }
}

/// A figure where it changes.
fn changed(name: Text, before: Text, after: Text) -> Option<Figure> {
    (before != after).then_some(Figure { name, before, after })
}

/// A figure of money or of a share, changed or not.
pub(crate) fn figure(call: &Call, name: Text, before: Option<Measure>, after: Option<Measure>) -> Figure {
    let said = |measure: Option<Measure>| each(|words| words.figure(measure.as_ref(), call));
    Figure { name, before: said(before), after: said(after) }
}

/// A share for showing, as a measure.
pub(crate) fn share(part: voorstel_model::Euro, whole: voorstel_model::Euro) -> Option<Measure> {
    Rate::shown(part, whole).map(Measure::Share)
}
