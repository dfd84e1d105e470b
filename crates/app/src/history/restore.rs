//! Going back to what was, as an edit like any other: judged, saved, and one step to take back.

use voorstel_model::{Field, Text};

use crate::app::{App, lock};
use crate::history::{moment_said, named};
use crate::said::each;
use crate::views::{Failure, Update};

impl App {
    /// Makes the dossier again what it was at a moment, or only a field or a thing of it. What was done since stays in
    /// the history.
    pub async fn restore(&self, id: String, moment: String, only: Option<Field>) -> Result<Update, Failure> {
        let of = id.clone();
        let (then, at) = self
            .blocking(move |shared| {
                let (then, _, at) = shared.then(&of, &moment)?;
                Ok((then, at))
            })
            .await?;
        self.change(id, move |session, settings, now| {
            let edits = session.dossier().edits_back_to(&then, only.as_ref());
            let local = at.to_zoned_datetime(now.time_zone().clone());
            let name = only.as_ref().map(|field| named(field, [session.dossier(), &then], session.call()));
            let label = each(|words| {
                let moment = ("moment", moment_said(&local, words).into());
                match &name {
                    Some(name) => {
                        let field = ("field", name.get(words.language()).into());
                        words.message("history-restored-field", &[moment, field])
                    }
                    None => words.message("history-restored", &[moment]),
                }
            });
            session.edit(&edits, Some(label), &settings.author, now)
        })
        .await
    }

    /// The steps that undo would take back one after the other, the last one first.
    pub async fn undo_steps(&self, id: String) -> Result<Vec<Text>, Failure> {
        self.blocking(move |shared| {
            let session = shared.session(&id)?;
            let labels = lock(&session).open().undo_labels().into_iter().cloned().collect();
            Ok(labels)
        })
        .await
    }
}
