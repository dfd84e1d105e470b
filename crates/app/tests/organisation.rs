//! Who we are, whom we know, and which calls fit: on a real library, with the calls that come with Voorstel.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::path::Path;

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::files::catalogue;
use voorstel_app::fitting::fitted;
use voorstel_app::model::{Contact, Date, Edit, Field, FieldValue, OrganisationKind, Partner, Role, Text, Typed as _};
use voorstel_app::views::{Bearing, FailureCode, Fitting, Settings};
use voorstel_app::{App, Nobody};

const PROEFTUINEN: &str = "proeftuinen-inburgering@1";
const LOCAL: &str = "amif-2020-local-integration@1";

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

fn open(folder: &Path) -> App {
    App::in_folder(folder.to_owned(), Box::new(Nobody), clock)
}

fn lindebeke() -> Partner {
    Partner {
        name: "Gemeente Lindebeke".to_owned(),
        kind: Some(OrganisationKind::Municipality),
        country: "BE".to_owned(),
        region: "vlaanderen".to_owned(),
        enterprise_number: "0207.500.123".to_owned(),
        inhabitants: Some(12_000),
        contact: Contact { email: "welzijn@example.org".to_owned(), ..Contact::default() },
        ..Partner::default()
    }
}

fn from(country: &str, kind: OrganisationKind) -> Partner {
    Partner { name: country.to_owned(), kind: Some(kind), country: country.to_owned(), ..Partner::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_ordered_by_how_well_they_fit_and_again_when_we_change() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    assert!(app.start().await.unwrap().fits.is_empty(), "nobody said who asks");
    app.keep_settings(Settings { organisation: lindebeke(), ..Settings::default() }).await.unwrap();
    let fits = app.fits().await.unwrap();
    assert_eq!(fits[PROEFTUINEN].fitting, Fitting::FitsIf, "a small town does better with another");
    assert_eq!(fits[LOCAL].fitting, Fitting::FitsIf);
    assert!(fits[PROEFTUINEN].rank < fits[LOCAL].rank);
    assert!(fits[PROEFTUINEN].because.nl.contains("ander lokaal bestuur"), "{:?}", fits[PROEFTUINEN]);
    assert!(fits[LOCAL].reasons.iter().any(|reason| reason.certainty.is_some() && !reason.authority.nl.is_empty()));

    let company = Partner { kind: Some(OrganisationKind::PrivateCompany), ..lindebeke() };
    app.keep_settings(Settings { organisation: company, ..Settings::default() }).await.unwrap();
    let fits = app.fits().await.unwrap();
    assert_eq!(fits[LOCAL].fitting, Fitting::DoesNot);
    assert_eq!(fits[LOCAL].reasons[0].bearing, Bearing::Refuses);
    assert_eq!(usize::try_from(fits[LOCAL].rank).unwrap(), fits.len() - 1, "what does not fit comes last");
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_of_the_book_count_where_we_say_so() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    let mut book = Vec::new();
    for country in ["NL", "FR", "DE", "IT"] {
        book = app.keep_address(from(country, OrganisationKind::Ngo)).await.unwrap();
    }
    app.keep_settings(Settings { organisation: lindebeke(), ..Settings::default() }).await.unwrap();
    let size = |fits: &std::collections::BTreeMap<String, voorstel_app::views::FitView>| {
        fits[LOCAL].reasons.iter().find(|reason| reason.rule == "consortium-size").unwrap().bearing
    };
    assert_eq!(size(&app.fits().await.unwrap()), Bearing::Needs);
    let at_hand = book.iter().map(|one| one.id.clone()).collect();
    app.keep_settings(Settings { organisation: lindebeke(), at_hand, ..Settings::default() }).await.unwrap();
    assert_eq!(size(&app.fits().await.unwrap()), Bearing::Holds);
    app.remove_address(book[0].id.clone()).await.unwrap();
    assert_eq!(size(&app.fits().await.unwrap()), Bearing::Needs, "who left the book does not count");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_dossier_begins_with_all_that_we_are() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    app.keep_settings(Settings { organisation: lindebeke(), ..Settings::default() }).await.unwrap();
    drop(app);
    let app = open(folder.path());
    let id = app.create_dossier(PROEFTUINEN.to_owned()).await.unwrap();
    let dossier = app.open_dossier(id).await.unwrap().dossier;
    assert_eq!(dossier.partners, [Partner { id: "p1".to_owned(), role: Role::Lead, ..lindebeke() }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_book_keeps_changes_gives_back_and_outlives_the_run() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    let book = app.keep_address(lindebeke()).await.unwrap();
    let kept = book[0].clone();
    assert!(!kept.id.is_empty());
    let renamed = Partner { name: "Stad Lindebeke".to_owned(), ..kept.clone() };
    assert_eq!(app.keep_address(renamed.clone()).await.unwrap(), std::slice::from_ref(&renamed));
    assert_eq!(app.remove_address(kept.id.clone()).await.unwrap(), []);
    assert_eq!(app.restore_address(kept.id.clone()).await.unwrap(), std::slice::from_ref(&renamed));
    assert_eq!(app.remove_address("nobody".to_owned()).await.unwrap_err().code, FailureCode::NotFound);
    let too_long = Partner { name: "a".repeat(10_001), ..Partner::default() };
    assert_eq!(app.keep_address(too_long).await.unwrap_err().code, FailureCode::WrongValue);
    drop(app);
    assert_eq!(open(folder.path()).start().await.unwrap().addresses, [renamed]);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_checked_outside_a_dossier_too() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    let wrong = |number: &str, pic: &str, country: &str| {
        let partner = Partner {
            enterprise_number: number.to_owned(),
            pic: pic.to_owned(),
            country: country.to_owned(),
            ..Partner::default()
        };
        app.wrong_numbers(&partner).into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    assert_eq!(wrong("0403.019.261", "999999999", "BE"), [""; 0]);
    assert_eq!(wrong("0403.019.262", "99999999", "BE"), ["enterprise_number", "pic"]);
    assert_eq!(wrong("0403.019.262", "", "NL"), [""; 0], "enterprise numbers are Belgian");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_shows_a_dossier_as_it_was_left_each_time() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    let id = app.create_dossier(PROEFTUINEN.to_owned()).await.unwrap();
    let done = |cards: &[voorstel_app::views::DossierCard]| cards[0].steps.iter().map(|step| step.done).sum::<u32>();
    let before = done(&app.start().await.unwrap().dossiers);
    assert_eq!(done(&app.start().await.unwrap().dossiers), before);
    app.open_dossier(id.clone()).await.unwrap();
    let field = Field::new("/texts/concept");
    let edit = Edit::Set { field, value: FieldValue::Text("Samen op weg".to_owned()) };
    app.edit(id.clone(), vec![edit], Text::default(), false).await.unwrap();
    app.close_dossier(id).await.unwrap();
    assert!(done(&app.start().await.unwrap().dossiers) > before, "the text that was asked for is there");
}

/// For every call that comes with Voorstel and every kind of organisation: partners that are not in anyone's way never
/// make it fit less, and whoever is told 'does not' is told why.
#[test]
fn partners_more_never_make_a_call_fit_less() {
    let (catalogue, _) = catalogue();
    let today = Date::read("2020-10-01").unwrap();
    let all: Vec<Partner> = OrganisationKind::ALL
        .iter()
        .zip(["NL", "FR", "DE", "IT", "ES", "LU"].into_iter().cycle())
        .map(|(kind, country)| from(country, *kind))
        .chain([lindebeke()])
        .collect();
    for kind in OrganisationKind::ALL {
        for country in ["BE", "NL", "DK", "CH", ""] {
            let us = from(country, kind);
            let alone = fitted(&catalogue, &us, &[], today);
            for one in &alone {
                let helped = fitted(&catalogue, &us, &all, today);
                let helped = helped.iter().find(|other| other.call.pin() == one.call.pin()).unwrap();
                assert!(helped.fit.fitting <= one.fit.fitting, "{kind:?} from {country}, {}", one.call.pin());
                if one.fit.fitting == Fitting::DoesNot {
                    assert_eq!(one.view.reasons[0].bearing, Bearing::Refuses);
                    assert!(one.view.because.nl.len() > 10 && one.view.because.en.len() > 10);
                }
            }
        }
    }
}

#[tokio::test]
async fn whoever_is_known_and_takes_part_already_is_told() {
    let folder = TempDir::new().unwrap();
    let app = open(folder.path());
    app.keep_settings(Settings { organisation: lindebeke(), ..Settings::default() }).await.unwrap();
    let brug = Partner { name: "De Brug vzw".to_owned(), ..Partner::default() };
    let book = app.keep_address(brug).await.unwrap();
    let id = app.create_dossier(PROEFTUINEN.to_owned()).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    let fields = [("name".to_owned(), FieldValue::Text("de brug, VZW".to_owned()))].into();
    let add = Edit::Add { list: voorstel_app::model::List::Partners, id: "p9".to_owned(), after: None, fields };
    app.edit(id.clone(), vec![add], Text::default(), true).await.unwrap();
    let known = app.together(id).await.unwrap().known;
    let of_book: Vec<&str> = known.iter().filter(|one| one.partner == "p9").map(|one| one.address.as_str()).collect();
    assert_eq!(of_book, [book[0].id.as_str()], "by its name, whatever its signs");
    assert!(known.iter().any(|one| one.address.is_empty()), "one's own organisation leads: {known:?}");
}
