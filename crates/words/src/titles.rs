//! What a rule asks, in a few words, made of its kind and its parameters.

use voorstel_model::{Base, Call, NumberKind, Role, RuleKind};
use voorstel_rules::Measure;

use crate::Words;
use crate::names::code_of;
use crate::phrases::quoted;

/// More names than these would hide what a title says.
const MOST_NAMES: usize = 4;

impl Words {
    /// What a rule asks, in a few words: `subsidie hoogstens 50 % van de kosten`.
    pub fn rule_title(&self, rule: &RuleKind, call: &Call) -> String {
        match rule {
            RuleKind::ApplicantKinds { roles, kinds } => {
                let names: Vec<String> = kinds.iter().map(|kind| self.organisation_kind(*kind)).collect();
                let key = if names.len() > MOST_NAMES { "rule-applicant-kinds-many" } else { "rule-applicant-kinds" };
                self.message(key, &[("who", self.who(roles).into()), ("kinds", self.or(&names).into())])
            }
            RuleKind::Territory { roles, regions } => {
                let names: Vec<String> = regions.iter().map(|region| self.region(region)).collect();
                self.message("rule-territory", &[("who", self.who(roles).into()), ("regions", self.or(&names).into())])
            }
            RuleKind::Countries { roles, allowed, excluded } => {
                let key = match (allowed.is_empty(), excluded.is_empty()) {
                    (_, true) => "rule-countries",
                    (false, false) => "rule-countries-except",
                    (true, false) => "rule-countries-not",
                };
                self.message(
                    key,
                    &[
                        ("who", self.who(roles).into()),
                        ("countries", self.countries(allowed).into()),
                        ("excluded", self.countries(excluded).into()),
                    ],
                )
            }
            RuleKind::PartnerCount { roles, at_least, at_most } => {
                let partners = |number: u32| ("partners", self.partners(roles, i64::from(number)).into());
                match (at_least, at_most) {
                    (Some(least), Some(most)) if least == most => {
                        self.message("rule-partner-count-exactly", &[partners(*most)])
                    }
                    (Some(least), Some(most)) => {
                        self.message("rule-partner-count-between", &[("least", (*least).into()), partners(*most)])
                    }
                    (Some(least), None) => self.message("rule-partner-count-at-least", &[partners(*least)]),
                    (None, most) => self.message("rule-partner-count-at-most", &[partners(most.unwrap_or_default())]),
                }
            }
            RuleKind::MemberStates { at_least, excluded, .. } => {
                let key = if excluded.is_empty() { "rule-member-states" } else { "rule-member-states-except" };
                self.message(key, &[("count", (*at_least).into()), ("excluded", self.countries(excluded).into())])
            }
            RuleKind::Inhabitants { roles, at_least, at_most } => {
                let number = |number: u32| self.message("inhabitants", &[("count", number.into())]);
                let who = self.label(&format!("inhabitants-of-{}", among(roles).unwrap_or("all")));
                self.limited(who, (at_least.map(number), at_most.map(number)))
            }
            RuleKind::PartnershipMix { .. } => self.label("rule-partnership-mix"),
            RuleKind::Amount { of, at_least, at_most } => {
                let limits = (at_least.map(|amount| self.money(amount)), at_most.map(|amount| self.money(amount)));
                self.limited(self.sources(of, call), limits)
            }
            RuleKind::AmountPerPartner { of, roles, at_least, at_most } => {
                let key = format!("rule-per-{}", among(roles).unwrap_or("partner"));
                let each = |amount| self.message(&key, &[("amount", self.money(amount).into())]);
                self.limited(self.sources(of, call), (at_least.map(each), at_most.map(each)))
            }
            RuleKind::AmountPerParticipant { of, at_least, at_most } => {
                let each = |amount| self.message("rule-per-participant", &[("amount", self.money(amount).into())]);
                self.limited(self.sources(of, call), (at_least.map(each), at_most.map(each)))
            }
            RuleKind::Share { of, over, at_least, at_most } => {
                let share = |rate| self.of_base(self.percent(rate), *over);
                self.limited(self.sources(of, call), (at_least.map(share), at_most.map(share)))
            }
            RuleKind::Balance => self.label("rule-balance"),
            RuleKind::NoProfit => self.label("rule-no-profit"),
            RuleKind::CategoryCap { categories, over, at_most, at_most_amount } => {
                let share = at_most.map(|rate| self.of_base(self.percent(rate), over.unwrap_or(Base::TotalEligible)));
                let amount = at_most_amount.map(|amount| self.money(amount));
                let limits: Vec<String> = share.into_iter().chain(amount).collect();
                self.limited(self.categories(categories, call), (None, Some(self.and(&limits))))
            }
            RuleKind::CategoryNotEligible { categories } => {
                self.message("rule-category-not-eligible", &[("categories", self.categories(categories, call).into())])
            }
            RuleKind::FlatRate { at_most } => {
                self.message("rule-flat-rate", &[("limit", self.percent(*at_most).into())])
            }
            RuleKind::ProjectWindow { start, end } => {
                let day = |day: &Option<_>| day.map(|day| self.date(day)).unwrap_or_default();
                let key = match (start, end) {
                    (Some(_), Some(_)) => "rule-project-window",
                    (Some(_), None) => "rule-project-window-start",
                    (None, _) => "rule-project-window-end",
                };
                self.message(key, &[("start", day(start).into()), ("end", day(end).into())])
            }
            RuleKind::Duration { at_least, at_most } => {
                let months = |number: u32| self.message("months", &[("count", number.into())]);
                match (at_least, at_most) {
                    (Some(least), Some(most)) => self.message(
                        "rule-duration-between",
                        &[("least", months(*least).into()), ("most", months(*most).into())],
                    ),
                    (Some(least), None) => self.message("rule-duration-at-least", &[("months", months(*least).into())]),
                    (None, most) => {
                        self.message("rule-duration-at-most", &[("months", months(most.unwrap_or_default()).into())])
                    }
                }
            }
            RuleKind::ActionsWithinPeriod => self.label("rule-actions-within-period"),
            RuleKind::ActionsFromMenu { any_of, count, all_of, none_of } => {
                self.menu_title(any_of, count.unwrap_or(1), all_of, none_of, call)
            }
            RuleKind::Participants { menu, at_least, at_most } => {
                let number = |number: u32| self.message("participants", &[("count", number.into())]);
                let key = match menu.len() {
                    0 => "participants-reached",
                    1..=MOST_NAMES => "participants-reached-by",
                    _ => "participants-reached-by-many",
                };
                let actions = self.and(&self.actions(menu, call));
                let what = self.message(key, &[("offered", menu.len().into()), ("actions", actions.into())]);
                self.limited(what, (at_least.map(number), at_most.map(number)))
            }
            RuleKind::ActionStates { field, menu } => {
                let field = self.label(&format!("states-{}", code_of(field)));
                let key = match menu.len() {
                    0 => "rule-action-states",
                    1..=MOST_NAMES => "rule-action-states-of",
                    _ => "rule-action-states-many",
                };
                let actions = self.or(&self.actions(menu, call));
                self.message(
                    key,
                    &[("field", field.into()), ("offered", menu.len().into()), ("actions", actions.into())],
                )
            }
            RuleKind::FieldRequired { field } => {
                let field = self.label(&format!("required-{}", code_of(field)));
                self.message("rule-field-required", &[("field", field.into())])
            }
            RuleKind::TextRequired { section } => {
                self.message("rule-text-required", &[("section", self.section(section, call).into())])
            }
            RuleKind::TextLength { section, at_least, at_most } => {
                let words = |number: &u32| self.measure(&Measure::Words(i64::from(*number)), call);
                let (key, limits) = match (at_least, at_most) {
                    (Some(least), Some(most)) => {
                        ("rule-text-length-between", vec![("least", words(least)), ("most", words(most))])
                    }
                    (Some(least), None) => ("rule-text-length-at-least", vec![("words", words(least))]),
                    (None, most) => ("rule-text-length-at-most", vec![("words", words(&most.unwrap_or_default()))]),
                };
                let section = ("section", self.section(section, call).into());
                let limits = limits.into_iter().map(|(name, words)| (name, words.into()));
                self.message(key, &std::iter::once(section).chain(limits).collect::<Vec<_>>())
            }
            RuleKind::Declaration { declaration } => {
                self.message("rule-declaration", &[("declaration", self.declaration(declaration, call).into())])
            }
            RuleKind::Annex { annex } => {
                let choice = call.annex.iter().find(|choice| choice.id == *annex);
                let title = choice.map_or(annex.as_str(), |choice| choice.title.get(self.language()));
                self.message("rule-annex", &[("annex", title.into())])
            }
            RuleKind::CheckedNumber { number, .. } => self.label(match number {
                NumberKind::EnterpriseNumber => "rule-checked-number-enterprise-number",
                NumberKind::Pic => "rule-checked-number-pic",
            }),
            RuleKind::Deadline => match &call.dates.deadline {
                Some(deadline) => self.message("rule-deadline-day", &[("day", self.date(deadline.date).into())]),
                None => self.label("rule-deadline"),
            },
            RuleKind::JointApplication { .. } => self.label("rule-joint-application"),
            RuleKind::AnyOf { of } if of.iter().any(|part| matches!(part, RuleKind::AllOf { .. })) => {
                self.or_else(&self.titles(of, call))
            }
            RuleKind::AnyOf { of } => self.or(&self.titles(of, call)),
            RuleKind::AllOf { of } => self.and(&self.titles(of, call)),
            RuleKind::NoneOf { of } => {
                self.message("rule-none-of", &[("rules", self.or(&self.titles(of, call)).into())])
            }
        }
    }

    fn titles(&self, rules: &[RuleKind], call: &Call) -> Vec<String> {
        rules.iter().map(|rule| self.rule_title(rule, call)).collect()
    }

    fn who(&self, roles: &[Role]) -> String {
        self.label(&format!("who-{}", among(roles).unwrap_or("all")))
    }

    /// So many partners in these roles: `5 medeaanvragers`.
    pub(crate) fn partners(&self, roles: &[Role], count: i64) -> String {
        let key = among(roles).map_or_else(|| "partners".to_owned(), |roles| format!("partners-{roles}"));
        self.message(&key, &[("count", count.into())])
    }

    /// Actions of the menu by their titles, in quotes.
    pub(crate) fn actions(&self, codes: &[String], call: &Call) -> Vec<String> {
        let name = |code: &String| match call.menu.action.iter().find(|choice| choice.id == *code) {
            Some(choice) => quoted(choice.title.get(self.language())),
            None if code == "own" => self.label("own-action"),
            None => quoted(code),
        };
        codes.iter().map(name).collect()
    }

    pub(crate) fn countries(&self, codes: &[String]) -> String {
        self.or(&codes.iter().map(|code| self.country(code)).collect::<Vec<_>>())
    }

    /// A share with what it is taken of: `50 % van de kosten`.
    pub(crate) fn of_base(&self, share: String, base: Base) -> String {
        let base = self.label(&format!("base-{}", code_of(&base)));
        self.message("rule-of-base", &[("share", share.into()), ("base", base.into())])
    }

    fn limited(&self, what: String, limits: (Option<String>, Option<String>)) -> String {
        let what = ("what", what.into());
        match limits {
            (Some(least), Some(most)) if least == most => self.message("rule-exactly", &[what, ("limit", most.into())]),
            (Some(least), Some(most)) => {
                self.message("rule-between", &[what, ("least", least.into()), ("most", most.into())])
            }
            (Some(least), None) => self.message("rule-at-least", &[what, ("limit", least.into())]),
            (None, most) => self.message("rule-at-most", &[what, ("limit", most.unwrap_or_default().into())]),
        }
    }

    fn menu_title(&self, any_of: &[String], count: u32, all_of: &[String], none_of: &[String], call: &Call) -> String {
        let names = |codes: &[String]| self.actions(codes, call);
        if !none_of.is_empty() {
            return self.message("rule-actions-none-of", &[("actions", self.or(&names(none_of)).into())]);
        }
        if !all_of.is_empty() {
            let key = if all_of.len() > 1 { "rule-actions-all-of-many" } else { "rule-actions-all-of" };
            let args = [("offered", all_of.len().into()), ("actions", self.and(&names(all_of)).into())];
            return self.message(key, &args);
        }
        let key = if any_of.len() > 1 { "rule-actions-any-of-many" } else { "rule-actions-any-of" };
        self.message(
            key,
            &[("count", count.into()), ("offered", any_of.len().into()), ("actions", self.or(&names(any_of)).into())],
        )
    }
}

/// The key of a choice of roles; none where it is everybody.
fn among(roles: &[Role]) -> Option<&'static str> {
    let has = |role: Role| roles.contains(&role);
    match (has(Role::Lead), has(Role::CoApplicant), has(Role::Associated)) {
        (true, false, false) => Some("lead"),
        (false, true, false) => Some("co-applicant"),
        (false, false, true) => Some("associated"),
        (true, true, false) => Some("applicants"),
        _ => None,
    }
}
