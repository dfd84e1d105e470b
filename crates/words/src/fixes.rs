//! What the button of a fix says: the result, the same on every screen.

use voorstel_model::{Call, Dossier, List};
use voorstel_rules::{Fix, FixAct, Measure};

use crate::Words;
use crate::phrases::quoted;

impl Words {
    /// What the button of a fix says: `Verlaag subsidie tot € 40.000,00`.
    pub fn fix_label(&self, fix: &Fix, call: &Call, dossier: &Dossier) -> String {
        let source = |code: &str| self.source(code, call);
        let partner = |id: &str| self.owner(Some(List::Partners), id, dossier);
        match &fix.act {
            FixAct::LowerSource { source: code, to } => {
                self.message("fix-lower-source", &[("source", source(code).into()), ("to", self.money(*to).into())])
            }
            FixAct::RaiseSource { source: code, by } => {
                self.message("fix-raise-source", &[("source", source(code).into()), ("by", self.money(*by).into())])
            }
            FixAct::ShiftSource { from, to, other, by } => self.message(
                "fix-shift-source",
                &[
                    ("source", source(from).into()),
                    ("to", self.money(*to).into()),
                    ("other", source(other).into()),
                    ("by", self.money(*by).into()),
                ],
            ),
            FixAct::LowerParts { partners, to } | FixAct::RaiseParts { partners, to } => {
                let lower = matches!(fix.act, FixAct::LowerParts { .. });
                let key = if lower { "fix-lower-parts" } else { "fix-raise-parts" };
                let partners: Vec<String> = partners.iter().map(|id| partner(id)).collect();
                self.message(key, &[("partners", self.and(&partners).into()), ("to", self.money(*to).into())])
            }
            FixAct::LowerCategory { categories, by } => self.message(
                "fix-lower-category",
                &[("categories", self.categories(categories, call).into()), ("by", self.money(*by).into())],
            ),
            FixAct::LowerFlatRate { to } => self.message("fix-lower-flat-rate", &[("to", self.percent(*to).into())]),
            FixAct::StartOn { day } => self.message("fix-start-on", &[("day", self.date(*day).into())]),
            FixAct::EndOn { day } => self.message("fix-end-on", &[("day", self.date(*day).into())]),
            FixAct::RunBetween { start, end } => {
                self.message("fix-run-between", &[("start", self.date(*start).into()), ("end", self.date(*end).into())])
            }
            FixAct::MarkNotEligible { lines } => self.message("fix-mark-not-eligible", &[("count", (*lines).into())]),
            FixAct::Declare { declaration } => {
                self.message("fix-declare", &[("declaration", self.declaration(declaration, call).into())])
            }
            FixAct::FindPartners { count } => self.message("fix-find-partners", &[("count", (*count).into())]),
            FixAct::FindMemberStates { count } => self.message("fix-find-member-states", &[("count", (*count).into())]),
            FixAct::Shorten { words } => {
                let words = self.measure(&Measure::Words(i64::from(*words)), call);
                self.message("fix-shorten", &[("words", words.into())])
            }
            FixAct::AddAction { menu } => {
                let choice = call.menu.action.iter().find(|choice| choice.id == *menu);
                let title = quoted(choice.map_or(menu, |choice| choice.title.get(self.language())));
                self.message("fix-add-action", &[("action", title.into())])
            }
            FixAct::RemoveAction { action } => {
                let action = self.owner(Some(List::Actions), action, dossier);
                self.message("fix-remove-action", &[("action", action.into())])
            }
            FixAct::CorrectNumber { to, .. } => self.message("fix-correct-number", &[("to", to.as_str().into())]),
            FixAct::MakeLead { partner: id } => self.message("fix-make-lead", &[("partner", partner(id).into())]),
            FixAct::ReplacePartner { partner: id } => {
                self.message("fix-replace-partner", &[("partner", partner(id).into())])
            }
        }
    }
}
