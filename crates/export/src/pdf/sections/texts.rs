//! The form's texts.

use std::collections::HashSet;

use serde::Serialize;

use crate::pdf::common_mark::{Block, blocks};
use crate::pdf::material::Material;

#[derive(Debug, Serialize)]
pub(crate) struct Texts {
    pub(crate) sections: Vec<Section>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Section {
    place: String,
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

impl Texts {
    pub(crate) fn of(material: &Material<'_>) -> Texts {
        let (call, dossier) = (material.input.call, material.input.dossier);
        let picture = material.label("export-picture");
        let read = |text: &str| blocks(text, &material.typed, &picture);
        let asked: HashSet<&str> = call.section.iter().map(|section| section.id.as_str()).collect();
        let of_the_form = call.section.iter().map(|section| Section {
            place: format!("/texts/{}", section.id),
            title: material.call_text(&section.title),
            blocks: dossier.texts.get(&section.id).map(|text| read(text)).unwrap_or_default(),
        });
        // A text the call does not ask for was written all the same: it is not left out.
        let others =
            dossier.texts.iter().filter(|(code, text)| !asked.contains(code.as_str()) && !text.trim().is_empty());
        let others = others.map(|(code, text)| Section {
            place: format!("/texts/{code}"),
            title: Some(material.typed.line(code))
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| material.label("export-text-unnamed")),
            blocks: read(text),
        });
        Texts { sections: of_the_form.chain(others).collect() }
    }
}
