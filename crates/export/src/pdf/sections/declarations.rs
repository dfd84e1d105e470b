//! What the applicant declares, and the files that go with it.

use serde::Serialize;

use crate::pdf::material::Material;

#[derive(Debug, Serialize)]
pub(crate) struct Declarations {
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) annexes: Vec<Annex>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Declaration {
    place: String,
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) made: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Annex {
    pub(crate) kind: String,
    /// The file; none while it is not there.
    pub(crate) name: Option<String>,
}

impl Declarations {
    pub(crate) fn of(material: &Material<'_>) -> Declarations {
        let (call, dossier) = (material.input.call, material.input.dossier);
        let declarations = call.declaration.iter().map(|one| Declaration {
            place: format!("/declarations/{}", one.id),
            title: material.call_text(&one.title),
            note: material.call_text(&one.note),
            made: dossier.declarations.get(&one.id).copied().unwrap_or(false),
        });
        // The files are the whole application's.
        if material.only().is_some() {
            return Declarations { declarations: declarations.collect(), annexes: Vec::new() };
        }
        let attached = dossier.annexes.iter().map(|annex| Annex {
            kind: call
                .annex
                .iter()
                .find(|choice| choice.id == annex.kind)
                .map_or_else(|| material.typed.line(&annex.kind), |choice| material.call_text(&choice.title)),
            name: Some(material.typed.line(&annex.name)),
        });
        let missing = call
            .annex
            .iter()
            .filter(|choice| !dossier.annexes.iter().any(|annex| annex.kind == choice.id))
            .map(|choice| Annex { kind: material.call_text(&choice.title), name: None });
        Declarations { declarations: declarations.collect(), annexes: attached.chain(missing).collect() }
    }
}
