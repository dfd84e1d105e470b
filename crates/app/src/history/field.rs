//! Who changed this field, from what.

use voorstel_model::{Call, Dossier, Field, FieldValue, wording};
use voorstel_store::Done;

use crate::app::{App, Shared, lock};
use crate::history::named;
use crate::history::views::{FieldHistory, ValueThen};
use crate::said::each;
use crate::session::local;
use crate::views::Failure;

/// So many values are told.
const MOST: usize = 60;

impl App {
    /// The values that a field had, by whom and when.
    pub async fn field_history(&self, id: String, field: Field) -> Result<FieldHistory, Failure> {
        self.blocking(move |shared| shared.field_history(&id, &field)).await
    }
}

impl Shared {
    fn field_history(&self, id: &str, field: &Field) -> Result<FieldHistory, Failure> {
        let past = self.past(id)?;
        let past = lock(&past);
        let (dossier, call) = self.snapshot(id)?;
        let mut values = Vec::new();
        let mut more = false;
        let mut last = None;
        for done in past.of_field(field) {
            let (before, after) = past.around(done, field);
            if content(&before, field) == content(&after, field) {
                continue;
            }
            if values.len() == MOST {
                more = true;
                break;
            }
            values.push(self.value_then(done, field, [&before, &after], (&dossier, &call)));
            last = Some(after);
        }
        let name = named(field, [&dossier, last.as_ref().unwrap_or(&dossier)], &call);
        let now = each(|words| words.past_value(field, &dossier, &call));
        Ok(FieldHistory { name, now, values, more })
    }

    fn value_then(
        &self,
        done: &Done,
        field: &Field,
        [before, after]: [&Dossier; 2],
        (dossier, call): (&Dossier, &Call),
    ) -> ValueThen {
        let said = |side: &Dossier| each(|words| words.past_value(field, side, call));
        let wording = match (field.is_prose(), content(before, field), content(after, field)) {
            (true, FieldValue::Text(before), FieldValue::Text(after)) => wording(&before, &after),
            _ => Vec::new(),
        };
        ValueThen {
            moment: done.moment.to_string(),
            author: done.author.clone(),
            at: local(done.at, &self.now()),
            before: said(before),
            after: said(after),
            wording,
            stands: content(after, field) == content(dossier, field),
        }
    }
}

/// What stands in a field; nothing and an empty text are the same to a reader.
fn content(dossier: &Dossier, field: &Field) -> FieldValue {
    match dossier.value(field) {
        Ok(FieldValue::Empty) | Err(_) => FieldValue::Text(String::new()),
        Ok(value) => value,
    }
}
