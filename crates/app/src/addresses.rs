//! The address book and one's own organisation: what is kept once and used in every dossier.

use std::collections::BTreeMap;

use voorstel_model::{Date, Dossier, NumberKind, Partner};
use voorstel_rules::wrong_numbers;

use crate::app::{App, Shared, lock};
use crate::fitting::fits;
use crate::said::each;
use crate::views::{Failure, FitView, WrongNumber};

impl App {
    /// Keeps a partner in the address book: anew without an identity, else in the place of what it was. Returns the book.
    pub async fn keep_address(&self, partner: Partner) -> Result<Vec<Partner>, Failure> {
        self.blocking(move |shared| {
            check_readable(&partner)?;
            let library = shared.library()?;
            library.keep_address(&partner)?;
            Ok(library.addresses()?)
        })
        .await
    }

    /// Takes a partner out of the address book; [`App::restore_address`] brings it back. Returns the book.
    pub async fn remove_address(&self, id: String) -> Result<Vec<Partner>, Failure> {
        self.blocking(move |shared| {
            shared.library()?.remove_address(&id)?;
            Ok(shared.library()?.addresses()?)
        })
        .await
    }

    /// Brings a partner back into the address book. Returns the book.
    pub async fn restore_address(&self, id: String) -> Result<Vec<Partner>, Failure> {
        self.blocking(move |shared| {
            shared.library()?.restore_address(&id)?;
            Ok(shared.library()?.addresses()?)
        })
        .await
    }

    /// Whether each call fits the reader's organisation with the partners at hand, by what a dossier pins.
    pub async fn fits(&self) -> Result<BTreeMap<String, FitView>, Failure> {
        self.blocking(|shared| shared.fits()).await
    }

    /// What is wrong with the numbers of a partner outside any dossier.
    pub fn wrong_numbers(&self, partner: &Partner) -> Vec<WrongNumber> {
        let wrong = |number: NumberKind| {
            let (field, about) = match number {
                NumberKind::EnterpriseNumber => ("enterprise_number", "text-number-enterprise-number"),
                NumberKind::Pic => ("pic", "text-number-pic"),
            };
            let text = each(|words| words.message("partner-number-wrong", &[("about", words.label(about).into())]));
            WrongNumber { field: field.to_owned(), text }
        };
        wrong_numbers(partner).into_iter().map(wrong).collect()
    }
}

impl Shared {
    pub(crate) fn fits(&self) -> Result<BTreeMap<String, FitView>, Failure> {
        let settings = lock(&self.settings).clone();
        let book = match self.library() {
            Ok(library) => library.addresses()?,
            Err(_) => Vec::new(),
        };
        let at_hand: Vec<Partner> = book.into_iter().filter(|one| settings.at_hand.contains(&one.id)).collect();
        Ok(fits(&self.catalogue(), &settings.organisation, &at_hand, Date(self.now().date())))
    }
}

/// What is kept here is to fit into a dossier: it could not be read back otherwise.
pub(crate) fn check_readable(partner: &Partner) -> Result<(), Failure> {
    let partner = Partner { id: "p1".to_owned(), ..partner.clone() };
    let dossier = Dossier { partners: vec![partner], ..Dossier::default() };
    Dossier::from_json(&dossier.to_json()).map(drop).map_err(|error| Failure::unreadable(&error))
}
