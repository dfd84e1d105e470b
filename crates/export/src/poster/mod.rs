//! The planning on one sheet of A3, to hang on a wall: actions over the months, with a layer for each partner that a
//! reader switches on and off.

mod axis;
mod colours;
mod draw;
mod layout;
mod letters;
mod plan;
mod sheet;

use voorstel_model::Language;
use voorstel_words::Words;

use self::draw::About;
use self::plan::Plan;
use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::watch::{Stage, Watch};

/// The planning as a drawn sheet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Poster;

impl Exporter for Poster {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Gathering)?;
        let words = Words::of(input.language);
        let plan = Plan::of(input, words);
        watch.enter(Stage::Setting)?;
        let sheets = layout::sheets(&plan, words);
        watch.enter(Stage::Encoding)?;
        let language = match input.language {
            Language::Nl => "nl",
            Language::En => "en",
        };
        let bytes = draw::pdf(&sheets, &About { title: &plan.title, language, day: plan.today })?;
        watch.go_on()?;
        Ok(bytes.into())
    }
}

#[cfg(test)]
mod tests;
