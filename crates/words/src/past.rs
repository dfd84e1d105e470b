//! What was done in the past, a line each: `kostprijs van ‘Studie’: € 1.000,00 → € 1.200,00`. Things are told by the
//! names that they had: the row in which they stood then says nothing today.

use voorstel_model::{Call, Dossier, Edit, Field, FieldValue, List, Quantity, Typed as _};

use crate::Words;
use crate::apart::told_apart;
use crate::figures::NOTHING;
use crate::phrases::{capital, quoted, shortened};

impl Words {
    /// One edit of the past, with the value before and after.
    pub fn past_edit(&self, edit: &Edit, before: &Dossier, after: &Dossier, call: &Call) -> String {
        let entity = |key: &str, list: List, id: &str, dossier: &Dossier| {
            let kind = self.label(&format!("past-{}", list.name()));
            self.message(key, &[("kind", kind.into()), ("what", self.past_entity(list, id, dossier, call).into())])
        };
        capital(&match edit {
            Edit::Set { field, .. } => self.past_set(field, before, after, call),
            Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => entity("past-added", *list, id, after),
            Edit::Remove { list, id } => entity("past-removed", *list, id, before),
            Edit::Move { list, id, .. } => entity("past-moved", *list, id, after),
        })
    }

    /// A field by name, as [`Words::field_name`], but of something by what it is called.
    pub fn past_field(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        let parts = field.parts();
        match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [list, id] if List::named(list).is_some() => {
                List::named(list).map(|list| self.past_entity(list, id, dossier, call)).unwrap_or_default()
            }
            [list, id, inner @ ..] => match List::named(list) {
                Some(of) => {
                    let key = format!("field-{list}-{}", inner.join("-"));
                    let name = self.label(if self.has(&key) { &key } else { "field-unknown" });
                    let owner = self.past_entity(of, id, dossier, call);
                    self.message("field-of", &[("field", name.into()), ("owner", owner.into())])
                }
                None => self.field_name(field, dossier, call),
            },
            _ => self.field_name(field, dossier, call),
        }
    }

    /// What stood in a field, codes by name; a dash where nothing did.
    pub fn past_value(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        let Ok(value) = dossier.value(field) else { return NOTHING.to_owned() };
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let named = match (&value, parts.as_slice()) {
            (FieldValue::Text(text), _) if text.trim().is_empty() => None,
            (FieldValue::Text(code), ["budget", _, "category"]) => {
                Some(self.categories(std::slice::from_ref(code), call))
            }
            (FieldValue::Text(code), ["actions", _, "menu"]) => {
                self.actions(std::slice::from_ref(code), call).into_iter().next()
            }
            (FieldValue::Text(code), ["partners", _, "country"]) => Some(self.country(code)),
            (FieldValue::Text(code), ["partners", _, "region"]) => Some(self.region(code)),
            (FieldValue::Text(text), ["budget", _, "quantity"]) => {
                Quantity::read(text).ok().map(|quantity| self.quantity(quantity))
            }
            _ => None,
        };
        named.unwrap_or_else(|| self.content(field, &value, dossier, call))
    }

    /// Something by what it was called: a line of the budget by its description.
    fn past_entity(&self, list: List, id: &str, dossier: &Dossier, call: &Call) -> String {
        let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let name = match list {
            List::Partners => dossier.partner(id).and_then(|partner| filled(&partner.name)),
            List::Actions => dossier.action(id).and_then(|action| filled(&action.title)).map(|title| quoted(&title)),
            List::Budget => {
                let line = dossier.budget.iter().find(|line| line.id == id);
                line.and_then(|line| filled(&line.description)).map(|words| quoted(&shortened(&words)))
            }
            List::Funding => dossier.funding.iter().find(|one| one.id == id).and_then(|one| {
                let source = filled(&one.source).map(|source| self.source(&source, call))?;
                let partner = dossier.partner(&one.partner).and_then(|partner| filled(&partner.name));
                Some(match partner {
                    Some(owner) => self.message("field-of", &[("field", source.into()), ("owner", owner.into())]),
                    None => source,
                })
            }),
            List::Annexes => {
                let annex = dossier.annexes.iter().find(|annex| annex.id == id);
                annex.and_then(|annex| filled(&annex.name)).map(|name| quoted(&name))
            }
        };
        name.unwrap_or_else(|| self.label(&format!("past-nameless-{}", list.name())))
    }

    fn past_set(&self, field: &Field, before: &Dossier, after: &Dossier, call: &Call) -> String {
        // Of a line that was emptied, the name that it had says more.
        let name = self.past_field(field, after, call);
        let name = ("field", name.into());
        let (was, is) = (self.past_value(field, before, call), self.past_value(field, after, call));
        match (was.as_str(), is.as_str()) {
            (NOTHING, NOTHING) => self.message("past-touched", &[name]),
            (_, NOTHING) => self.message("past-emptied", &[name, ("before", shortened(&was).into())]),
            _ if field.is_prose() => self.message("past-rewritten", &[name]),
            (NOTHING, _) => self.message("past-filled", &[name, ("after", shortened(&is).into())]),
            _ => {
                let told = told_apart(&[was, is]);
                let [was, is] = <[String; 2]>::try_from(told).unwrap_or_default();
                self.message("past-set", &[name, ("before", was.into()), ("after", is.into())])
            }
        }
    }
}
