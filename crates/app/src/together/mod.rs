//! Coming to one application: what one took out while another worked on it, texts put together of what several wrote,
//! what two people added both, and who has delivered what.

mod aftermath;
mod doubles;
mod known;
mod overview;
mod own;
mod parts;
pub(crate) mod views;

use jiff::ZonedDateTime;
use voorstel_model::{Date, EditError, Field, List, Partner, Text};
use voorstel_store::{By, Part, Signature};
use voorstel_words::{Reminder, Words};

use self::overview::{of_partner, overview, parts_in};
use self::views::{Letter, Overview, PairView, PartState, SignedView, Together};
use crate::app::{App, lock};
use crate::packets::left;
use crate::said::{both, each};
use crate::session::{Session, local};
use crate::views::{Failure, Settings, Step, Update};

impl App {
    /// What is left to settle between partners, and who has delivered what.
    pub async fn together(&self, id: String) -> Result<Together, Failure> {
        self.blocking(move |shared| {
            let settings = lock(&shared.settings).clone();
            // Without a library nobody is known besides, and nothing was left.
            let (left, book) = match shared.library() {
                Ok(library) => (left::read(library, &id).unwrap_or_default(), library.addresses().unwrap_or_default()),
                Err(_) => (Vec::new(), Vec::new()),
            };
            let session = shared.session(&id)?;
            let session = lock(&session);
            let now = shared.now();
            let left = left::views(&left, session.dossier(), session.call(), &now);
            Ok(Together { left, ..session.together(&settings, &book, &now) })
        })
        .await
    }

    /// Brings back what was taken out while another worked on it, with the references to it as far as they can be, as one
    /// step that can be undone.
    pub async fn bring_back(&self, id: String, list: List, entity: String) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| session.bring_back(list, &entity, &settings.author, now)).await
    }

    /// Lets go of what was taken out, knowing what was written in it meanwhile.
    pub async fn let_go(&self, id: String, list: List, entity: String) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| session.let_go(list, &entity, &settings.author, now)).await
    }

    /// Says that a text which was put together was looked at, as it stands.
    pub async fn looked_at(&self, id: String, field: Field, seen: bool) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let dossier = session.dossier();
            let name = each(|words| words.field_name(&field, dossier, session.call()));
            let label = each(|words| words.message("label-looked-at", &[("field", name.get(words.language()).into())]));
            session.kept_mut().looked_at(&field, seen, &label, by(&settings.author, now))?;
            Ok(session.update(None, now))
        })
        .await
    }

    /// Says that a partner's part at a step is complete as it is now, or that it is not; of another's part than one's own
    /// with from whom that is known.
    ///
    /// # Errors
    /// Among others that it is not the reader's to say.
    pub async fn deliver(
        &self,
        id: String,
        partner: String,
        step: Step,
        done: bool,
        told: String,
    ) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let part = session.kept().part();
            let dossier = session.dossier();
            let own = own::own(dossier, part.as_deref(), settings);
            own::may_say(dossier, own, &partner, done, &told)?;
            let told = if own == Some(partner.as_str()) { "" } else { told.trim() };
            let of = parts::content(dossier, &partner, step).filter(|_| done);
            if done && of.is_none() {
                return Err(no_entity(List::Partners, &partner));
            }
            let key = if done { "label-delivered" } else { "label-not-delivered" };
            let label = each(|words| {
                let name = words.entity(List::Partners, &partner, dossier);
                words.message(key, &[("partner", name.into()), ("step", words.step(parts::code(step)).into())])
            });
            let part = Part { partner, step: parts::code(step).to_owned() };
            session.kept_mut().deliver(&part, (of, told), &label, by(&settings.author, now))?;
            Ok(session.update(None, now))
        })
        .await
    }

    /// Two of a list side by side, as they would be joined.
    pub async fn pair(&self, id: String, list: List, one: String, other: String) -> Result<PairView, Failure> {
        self.blocking(move |shared| {
            let session = shared.session(&id)?;
            let session = lock(&session);
            let now = shared.now();
            Ok(doubles::pair(session.kept(), session.call(), list, (&one, &other), Text::default(), &now)?)
        })
        .await
    }

    /// Makes one of two that are the same, as one step that can be undone: what referred to the one that goes refers to the
    /// one that is kept, which takes the named fields over.
    pub async fn join(
        &self,
        id: String,
        list: List,
        keep: String,
        gone: String,
        take: Vec<String>,
    ) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let dossier = session.dossier();
            let edits = dossier.joining(list, &keep, &gone, &take)?;
            let label = each(|words| {
                let name = |id: &str| words.entity(list, id, dossier);
                words.message("label-joined", &[("gone", name(&gone).into()), ("kept", name(&keep).into())])
            });
            session.edit(&edits, Some(label), &settings.author, now)
        })
        .await
    }

    /// Says that two of a list are not the same, though they look so.
    pub async fn keep_apart(&self, id: String, list: List, one: String, other: String) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let dossier = session.dossier();
            let label = each(|words| {
                let name = |id: &str| words.entity(list, id, dossier);
                words.message("label-kept-apart", &[("one", name(&one).into()), ("other", name(&other).into())])
            });
            session.kept_mut().keep_apart(list, (&one, &other), &label, by(&settings.author, now))?;
            Ok(session.update(None, now))
        })
        .await
    }

    /// A letter that asks a partner for what is missing of it.
    pub async fn letter(&self, id: String, partner: String) -> Result<Letter, Failure> {
        self.blocking(move |shared| {
            let author = lock(&shared.settings).author.clone();
            let session = shared.session(&id)?;
            let session = lock(&session);
            session.letter(&partner, &author, &shared.now())
        })
        .await
    }
}

impl Session {
    fn together(&self, settings: &Settings, book: &[Partner], now: &ZonedDateTime) -> Together {
        let (open, call) = (self.kept(), self.call());
        let (dossier, aftermath) = (open.dossier(), open.aftermath());
        Together {
            out: aftermath::out(&aftermath, dossier, call, now),
            merged: aftermath::merged(&aftermath, dossier, call, now),
            // Whoever drafts alone knows what they added.
            doubles: if aftermath.met { doubles::doubles(open, call, now) } else { Vec::new() },
            alike: doubles::all_alike(dossier),
            left: Vec::new(),
            known: known::known(dossier, &settings.organisation, book),
            overview: Overview {
                own: own::own(dossier, open.part().as_deref(), settings).map(str::to_owned),
                ..overview(open, call, &self.report(now), now)
            },
        }
    }

    fn bring_back(&mut self, list: List, entity: &str, author: &str, now: &ZonedDateTime) -> Result<Update, Failure> {
        let edits = self.kept().bringing_back(list, entity);
        if edits.is_empty() {
            return Err(no_entity(list, entity));
        }
        let mut after = self.dossier().clone();
        let _ = edits.iter().try_for_each(|edit| after.apply(edit));
        let label = each(|words| {
            let name = words.entity(list, entity, &after);
            words.message("label-brought-back", &[("what", name.into())])
        });
        self.edit(&edits, Some(label), author, now)
    }

    fn let_go(&mut self, list: List, entity: &str, author: &str, now: &ZonedDateTime) -> Result<Update, Failure> {
        let label = both("label-let-go", &[]);
        self.kept_mut().let_go(list, entity, &label, by(author, now))?;
        Ok(self.update(None, now))
    }

    fn letter(&self, partner: &str, author: &str, now: &ZonedDateTime) -> Result<Letter, Failure> {
        let (dossier, call) = (self.dossier(), self.call());
        let overview = overview(self.kept(), call, &self.report(now), now);
        let (Some(delivered), Some(of)) = (of_partner(&overview, partner), dossier.partner(partner)) else {
            return Err(no_entity(List::Partners, partner));
        };
        let deadline = call.dates.deadline.as_ref().filter(|deadline| deadline.date >= Date(now.date()));
        let letter = |words: &Words| {
            let steps = |state| parts_in(delivered, state).map(|step| words.step(parts::code(step))).collect();
            words.reminder(&Reminder {
                title: &dossier.title,
                call: call.title.get(words.language()),
                partner: &words.entity(List::Partners, partner, dossier),
                contact: &of.contact.name,
                deadline: deadline.map(|deadline| deadline.date),
                open: steps(PartState::Open),
                changed: steps(PartState::Changed),
                missing: delivered
                    .missing
                    .iter()
                    .map(|one| (words.step(parts::code(one.step)), one.text.get(words.language()).to_owned()))
                    .collect(),
                more: delivered.more,
                from: author,
            })
        };
        Ok(Letter {
            to: of.contact.email.trim().to_owned(),
            subject: each(|words| letter(words).0),
            body: each(|words| letter(words).1),
        })
    }
}

fn no_entity(list: List, id: &str) -> Failure {
    EditError::NoSuchEntity(list, id.to_owned()).into()
}

fn by<'a>(author: &'a str, now: &ZonedDateTime) -> By<'a> {
    By { author, at: now.timestamp() }
}

fn signed(by: &Signature, now: &ZonedDateTime) -> SignedView {
    SignedView { by: by.author.clone(), at: local(by.at, now) }
}
