//! The days of a call.

use super::way::later;
use super::{Changes, Day, Direction, What};
use crate::call::{Authority, Dates, Deadline, Milestone};

pub(super) fn compare(old: &Dates, new: &Dates, changes: &mut Changes) {
    let Dates { opened, deadline, closed, milestone } = old;
    if *opened != new.opened {
        changes.other(What::Moved { day: Day::Opened, before: *opened, after: new.opened });
    }
    compare_deadlines(deadline.as_ref(), new.deadline.as_ref(), changes);
    match (closed, new.closed) {
        (false, true) => changes.tell(Direction::Stricter, What::Closed),
        (true, false) => changes.tell(Direction::Looser, What::Reopened),
        _ => {}
    }
    if *milestone != new.milestone {
        compare_milestones(milestone, &new.milestone, changes);
    }
}

fn compare_deadlines(old: Option<&Deadline>, new: Option<&Deadline>, changes: &mut Changes) {
    let (before, after) = (old.map(|one| one.date), new.map(|one| one.date));
    if before != after {
        // No published day binds nobody.
        let direction = later(before, after).unwrap_or(Direction::Other);
        changes.tell(direction, What::Moved { day: Day::Deadline, before, after });
    }
    let (Some(Deadline { date: _, time, zone, authority }), Some(new)) = (old, new) else { return };
    if (time, zone) != (&new.time, &new.zone) {
        // The zone is named where it is the zone that changed.
        let said = |time: &str, of: &str| {
            if *zone == new.zone { time.to_owned() } else { format!("{time} {of}").trim().to_owned() }
        };
        changes.other(What::Hour { before: said(time, zone), after: said(&new.time, &new.zone) });
    }
    compare_grounds(authority, &new.authority, changes);
}

fn compare_milestones(old: &[Milestone], new: &[Milestone], changes: &mut Changes) {
    for milestone in new {
        let before = old.iter().find(|one| one.title == milestone.title);
        let (before_on, after_on) = (before.map(|one| one.date), Some(milestone.date));
        if before_on != after_on {
            let day = Day::Milestone(milestone.title.clone());
            changes.other(What::Moved { day, before: before_on, after: after_on });
        }
        if let Some(Milestone { title: _, date: _, authority }) = before {
            compare_grounds(authority, &milestone.authority, changes);
        }
    }
    for milestone in old.iter().filter(|one| !new.iter().any(|other| other.title == one.title)) {
        let day = Day::Milestone(milestone.title.clone());
        changes.other(What::Moved { day, before: Some(milestone.date), after: None });
    }
}

/// Whether something is written elsewhere or known otherwise.
pub(super) fn compare_grounds(old: &Authority, new: &Authority, changes: &mut Changes) {
    let Authority { certainty, document, section } = old;
    let certainties = (*certainty != new.certainty).then_some((*certainty, new.certainty));
    if certainties.is_some() || (document, section) != (&new.document, &new.section) {
        changes.other(What::Grounded { certainty: certainties });
    }
}
