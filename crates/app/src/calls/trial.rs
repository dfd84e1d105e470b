//! A call that is being written, tried on a dossier.

use voorstel_catalogue::{example_samples, samples};
use voorstel_model::{Date, Dossier, Text};

use super::readable::readable;
use super::views::{Trial, TryOn};
use crate::annexes::Unusable;
use crate::app::{App, Shared, lock};
use crate::checked::Checked;
use crate::files::new_dossier;
use crate::said::both;
use crate::views::{Failure, FailureCode};

impl App {
    /// Judges a dossier by a draft: by what of it can be read, so that a call is tried while it is written. The dossier
    /// is only looked at.
    pub async fn try_call(&self, id: String, on: TryOn) -> Result<Trial, Failure> {
        self.blocking(move |shared| shared.try_call(&id, on)).await
    }
}

impl Shared {
    fn try_call(&self, id: &str, on: TryOn) -> Result<Trial, Failure> {
        let draft = self.draft(id)?;
        let call = {
            let draft = lock(&draft);
            let whole = draft.examined(&self.catalogue()).call;
            whole.or_else(|| readable(draft.content())).ok_or_else(|| Failure::fault("no call can be read"))?
        };
        let (title, dossier, unusable) = match on {
            TryOn::Dossier { id } => {
                let dossier = self.snapshot(&id)?.0;
                let unusable = self.found_unusable(&id, &dossier);
                (titled(&dossier), dossier, unusable)
            }
            TryOn::Sample { pin } => {
                let dossier = sample(&pin)?;
                (titled(&dossier), dossier, Unusable::default())
            }
            TryOn::Empty => {
                let dossier = new_dossier(&call, lock(&self.settings).language, None);
                (both("try-empty", &[]), dossier, Unusable::default())
            }
        };
        let today = Date(self.now().date());
        Ok(Trial { title, judged: Checked::with_files(&call, &dossier, today, &unusable).judged })
    }
}

fn sample(pin: &str) -> Result<Dossier, Failure> {
    let id = pin.split('@').next().unwrap_or(pin);
    let sample = samples().chain(example_samples()).find(|sample| sample.name == id);
    let sample = sample.ok_or_else(|| Failure::new(FailureCode::NotFound, "try-no-sample", &[("pin", pin.into())]))?;
    Ok(Dossier::from_json(sample.json)?.dossier)
}

fn titled(dossier: &Dossier) -> Text {
    if dossier.title.is_empty() {
        return both("cli-untitled", &[]);
    }
    Text { nl: dossier.title.clone(), en: dossier.title.clone() }
}
