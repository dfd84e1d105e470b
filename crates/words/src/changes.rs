//! What changed between two versions of a call, a sentence each: `De subsidie mag hoogstens € 50.000,00 zijn; dat was € 40.000,00.`

use voorstel_model::{Base, Call, Change, Choice, Date, Day, Part, RuleKind, Text, What};

use crate::names::code_of;
use crate::phrases::{capital, quoted};
use crate::{Arg, Words};

impl Words {
    /// One change as a sentence. What went is named as the old version does, what is there as the new one.
    pub fn change(&self, change: &Change, old: &Call, new: &Call) -> String {
        let part = change.part;
        let said = match &change.what {
            What::Reworded { item: None } => self.about("change-reworded", self.part(part)),
            What::Reworded { item: Some(item) } => self.about("change-reworded-item", self.item(part, item, new)),
            What::Reordered => self.about("change-reordered", self.part(part)),
            What::Grounded { certainty } => self.grounded(part, certainty.as_ref()),
            What::Replaced { before, after } => {
                let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
                self.turned("change-replaced", &[("what", self.part(part).into())], given(before), given(after))
            }
            What::Moved { day, before, after } => self.moved(day, *before, *after),
            What::Hour { before, after } => {
                let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
                self.turned("change-hour", &[], given(before), given(after))
            }
            What::Closed => self.label("change-closed"),
            What::Reopened => self.label("change-reopened"),
            What::Money { of, before, after } => {
                let money = |amount: &Option<_>| amount.map(|amount| self.money(amount));
                let what = ("what", self.part(part).into());
                match of {
                    None => self.turned("change-money", &[what], money(before), money(after)),
                    Some(title) => {
                        let part = ("part", self.name(title).into());
                        self.turned("change-money-part", &[what, part], money(before), money(after))
                    }
                }
            }
            What::Added { item } => self.about("change-added", self.item(part, item, new)),
            What::Removed { item } => self.about("change-removed", self.item(part, item, old)),
            What::Renamed { item: None, before, after } => {
                let what = [("what", self.part(part).into())];
                self.turned("change-replaced", &what, Some(self.name(before)), Some(self.name(after)))
            }
            What::Renamed { item: Some(item), after, .. } => {
                let what = ("what", self.item(part, item, old).into());
                self.message("change-renamed", &[what, ("after", self.name(after).into())])
            }
            What::Recoded { after, .. } if part == Part::Rules => {
                let rule = new.rule.iter().find(|rule| rule.id == *after);
                let title = rule.map_or_else(|| after.clone(), |rule| self.rule_title(&rule.kind, new));
                self.about("change-recoded-rule", title)
            }
            What::Recoded { before, after } => {
                let what = [("what", self.item(part, after, new).into())];
                self.turned("change-recoded", &what, Some(quoted(before)), Some(quoted(after)))
            }
            What::Asked { item, now } => {
                let key = if *now { "change-asked-now" } else { "change-asked-no-longer" };
                self.about(key, self.item_name(part, item, new))
            }
            What::KindAdded { kind } => self.about("change-kind-added", self.organisation_kind(*kind)),
            What::KindRemoved { kind } => self.about("change-kind-removed", self.organisation_kind(*kind)),
            What::OwnActions { now } => {
                self.label(if *now { "change-own-actions-now" } else { "change-own-actions-no-longer" })
            }
            What::IndirectCosts { now } => {
                self.label(if *now { "change-indirect-now" } else { "change-indirect-no-longer" })
            }
            What::StartingRate { before, after } => {
                let percent = |rate: &Option<_>| rate.map(|rate| self.percent(rate));
                self.turned("change-rate", &[], percent(before), percent(after))
            }
            What::RateBase { before, after } => {
                let base = |codes: &[String], call: &Call| match codes {
                    [] => self.label("all-categories"),
                    codes => self.categories(codes, call),
                };
                self.turned("change-rate-base", &[], Some(base(before, old)), Some(base(after, new)))
            }
            What::Reread { item, on } => {
                let what = ("what", self.item(part, item, new).into());
                match on {
                    Some(day) => self.message("change-reread-on", &[what, ("day", self.date(*day).into())]),
                    None => self.message("change-reread", &[what]),
                }
            }
            What::RuleAdded { rule } => {
                let args = [
                    ("severity", self.severity(rule.severity).into()),
                    ("rule", self.rule_title(&rule.kind, new).into()),
                ];
                self.message("change-rule-added", &args)
            }
            What::RuleRemoved { rule } => {
                let args = [
                    ("severity", self.severity(rule.severity).into()),
                    ("rule", self.rule_title(&rule.kind, old).into()),
                ];
                self.message("change-rule-removed", &args)
            }
            What::Asks { before, after } => self.asks(before, after, old, new),
            What::Condition { rule, before, after } => {
                let title = |kind: &Option<RuleKind>, call| kind.as_ref().map(|kind| self.rule_title(kind, call));
                let rule = [("rule", self.rule_title(rule, new).into())];
                self.turned("change-condition", &rule, title(before, old), title(after, new))
            }
            What::Weight { rule, before, after } => {
                let rule = [("rule", self.rule_title(rule, new).into())];
                self.turned("change-weight", &rule, Some(self.severity(*before)), Some(self.severity(*after)))
            }
            What::Certainty { rule, before, after } => {
                let rule = [("rule", self.rule_title(rule, new).into())];
                self.turned("change-certainty", &rule, Some(self.certainty(*before)), Some(self.certainty(*after)))
            }
            What::Place { rule } => self.message("change-place", &[("rule", self.rule_title(rule, new).into())]),
            What::Note { rule } => self.message("change-note", &[("rule", self.rule_title(rule, new).into())]),
        };
        capital(&said)
    }

    /// The name of a code of one of the call's lists; the code itself where the list does not hold it.
    pub fn item_name(&self, part: Part, code: &str, call: &Call) -> String {
        let choice = |list: &[Choice]| list.iter().find(|one| one.id == code).map(|one| one.title.clone());
        let title = match part {
            Part::Menu => choice(&call.menu.action),
            Part::Categories => choice(&call.category),
            Part::Declarations => choice(&call.declaration),
            Part::Annexes => choice(&call.annex),
            Part::Sections => call.section.iter().find(|one| one.id == code).map(|one| one.title.clone()),
            Part::Cofinancers => return self.source(code, call),
            Part::Sources => call.source(code).map(|one| one.title.clone()),
            _ => None,
        };
        title.map_or_else(|| code.to_owned(), |title| title.get(self.language()).to_owned())
    }

    fn item(&self, part: Part, code: &str, call: &Call) -> String {
        let name = quoted(&self.item_name(part, code, call));
        self.message(&format!("item-{}", code_of(&part)), &[("name", name.into())])
    }

    fn part(&self, part: Part) -> String {
        self.label(&format!("part-{}", code_of(&part)))
    }

    fn name(&self, title: &Text) -> String {
        quoted(title.get(self.language()))
    }

    fn about(&self, key: &str, what: String) -> String {
        self.message(key, &[("what", what.into())])
    }

    /// What something was and is; other words where it came or went.
    fn turned(&self, key: &str, about: &[(&str, Arg)], before: Option<String>, after: Option<String>) -> String {
        let mut args = about.to_vec();
        let key = match (before, after) {
            (Some(before), Some(after)) => {
                args.extend([("before", before.into()), ("after", after.into())]);
                key.to_owned()
            }
            (None, after) => {
                args.push(("after", after.unwrap_or_default().into()));
                format!("{key}-new")
            }
            (Some(before), None) => {
                args.push(("before", before.into()));
                format!("{key}-gone")
            }
        };
        self.message(&key, &args)
    }

    fn grounded(
        &self,
        part: Part,
        certainty: Option<&(voorstel_model::Certainty, voorstel_model::Certainty)>,
    ) -> String {
        let what = if part == Part::Dates { self.label("deadline-known") } else { self.part(part) };
        match certainty {
            None => self.about("change-grounded", what),
            Some((before, after)) => self.turned(
                "change-grounded-surely",
                &[("what", what.into())],
                Some(self.certainty(*before)),
                Some(self.certainty(*after)),
            ),
        }
    }

    fn moved(&self, day: &Day, before: Option<Date>, after: Option<Date>) -> String {
        let on = |day: Option<Date>| day.map(|day| self.date(day));
        let (key, about) = match day {
            Day::Opened => ("change-opened", vec![]),
            Day::Deadline => ("change-deadline", vec![]),
            Day::Milestone(title) => ("change-milestone", vec![("what", self.name(title).into())]),
        };
        self.turned(key, &about, on(before), on(after))
    }

    fn asks(&self, before: &RuleKind, after: &RuleKind, old: &Call, new: &Call) -> String {
        if let Some(said) = self.grant_limit(before, after, old, new) {
            return said;
        }
        let (title, now) = (self.rule_title(before, old), self.rule_title(after, new));
        if title != now {
            return self.message("change-rule-asks", &[("before", title.into()), ("after", now.into())]);
        }
        // A title does not name long lists: what came and went is said apart.
        let (had, has) = (self.named_codes(before, old), self.named_codes(after, new));
        let added: Vec<String> = has.iter().filter(|one| !had.contains(one)).cloned().collect();
        let removed: Vec<String> = had.iter().filter(|one| !has.contains(one)).cloned().collect();
        let rule = ("rule", now.into());
        let (more, less) = (("added", self.and(&added).into()), ("removed", self.and(&removed).into()));
        match (added.is_empty(), removed.is_empty()) {
            (true, true) => self.message("change-rule-details", &[rule]),
            (false, true) => self.message("change-rule-codes-more", &[rule, more]),
            (true, false) => self.message("change-rule-codes-less", &[rule, less]),
            (false, false) => self.message("change-rule-codes-both", &[rule, more, less]),
        }
    }

    /// The limit that applicants look for first, as they would say it.
    fn grant_limit(&self, before: &RuleKind, after: &RuleKind, old: &Call, new: &Call) -> Option<String> {
        type Limits = (Option<String>, Option<String>);
        let limits = |kind: &RuleKind, call: &Call| -> Option<(Option<Base>, Limits)> {
            let (of, base, limits) = match kind {
                RuleKind::Amount { of, at_least, at_most } => {
                    (of, None, (at_least.map(|one| self.money(one)), at_most.map(|one| self.money(one))))
                }
                RuleKind::Share { of, over, at_least, at_most } => {
                    let share = |rate| self.of_base(self.percent(rate), *over);
                    (of, Some(*over), (at_least.map(share), at_most.map(share)))
                }
                _ => return None,
            };
            (self.sources(of, call) == self.label("source-grant")).then_some((base, limits))
        };
        let ((base, (least, most)), (base_now, (least_now, most_now))) = (limits(before, old)?, limits(after, new)?);
        let (key, before, after) = match (least == least_now, most == most_now) {
            _ if base != base_now => return None,
            (true, false) => ("change-grant-at-most", most?, most_now?),
            (false, true) => ("change-grant-at-least", least?, least_now?),
            _ => return None,
        };
        Some(self.message(key, &[("before", before.into()), ("after", after.into())]))
    }

    fn named_codes(&self, kind: &RuleKind, call: &Call) -> Vec<String> {
        match kind {
            RuleKind::ApplicantKinds { kinds, .. } => kinds.iter().map(|kind| self.organisation_kind(*kind)).collect(),
            RuleKind::ActionsFromMenu { any_of, all_of, none_of, .. } => {
                self.actions(&[any_of.as_slice(), all_of, none_of].concat(), call)
            }
            RuleKind::ActionStates { menu, .. } => self.actions(menu, call),
            RuleKind::MemberStates { excluded, .. } => excluded.iter().map(|code| self.country(code)).collect(),
            _ => Vec::new(),
        }
    }
}
