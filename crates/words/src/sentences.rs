use voorstel_model::{Call, Dossier, Edit, Field, RuleKind};
use voorstel_rules::{Finding, Fix, Headroom};

use crate::Words;

impl Words {
    /// What a rule asks, in a few words: `subsidie hoogstens 50 % van de kosten`.
    pub fn rule_title(&self, rule: &RuleKind, call: &Call) -> String {
        let _ = (rule, call);
        String::new()
    }

    /// Whether, and by how much: `Subsidie is € 1.500,00 te hoog`.
    pub fn finding_title(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let _ = (finding, call, dossier);
        String::new()
    }

    /// What was measured and what the limit is: `Gevraagd € 41.500,00. Hoogstens € 40.000,00.`
    pub fn finding_text(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let _ = (finding, call, dossier);
        String::new()
    }

    /// What the button of a fix says: `Verlaag subsidie tot € 40.000,00`.
    pub fn fix_label(&self, fix: &Fix, call: &Call, dossier: &Dossier) -> String {
        let _ = (fix, call, dossier);
        String::new()
    }

    /// What may still be done, as a sentence: `U mag nog € 3.412,00 vragen, begrensd door: …`.
    pub fn headroom_sentence(&self, headroom: &Headroom, call: &Call) -> String {
        let _ = (headroom, call);
        String::new()
    }

    /// What binds: the title of the rule that a headroom names, or nothing.
    pub fn bound_by(&self, headroom: &Headroom, call: &Call) -> String {
        let _ = (headroom, call);
        String::new()
    }

    /// A field by name: `soort van De Brug`, `einde van het project`, `aantal in rij 11`.
    pub fn field_name(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        let _ = (field, dossier, call);
        String::new()
    }

    /// What an edit does, for undo and redo: `aantal rij 5`.
    pub fn edit_label(&self, edits: &[Edit], dossier: &Dossier, call: &Call) -> String {
        let _ = (edits, dossier, call);
        String::new()
    }
}
