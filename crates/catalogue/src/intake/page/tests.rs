//! Pages written for these tests, in the shape in which such pages stand on the web. Every fund, service and person in
//! them is made up.

use std::sync::LazyLock;

use proptest::prelude::*;
use voorstel_model::{Base, Call, Euro, OrganisationKind, Rate, Role, RuleKind, Typed};

use super::*;
use crate::PUBLISHED;
use crate::intake::{Personal, Shown, Why};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(PUBLISHED, None).0);

fn today() -> Date {
    Date("2026-01-15".parse().expect("a day"))
}

fn read(page: &str) -> Intake {
    CATALOGUE.read_page(page, today()).unwrap_or_else(|error| panic!("{error}"))
}

fn euro(amount: &str) -> Euro {
    Euro::read(amount).expect("an amount")
}

fn rule<'i>(intake: &'i Intake, id: &str) -> &'i RuleKind {
    let found = intake.call.rule.iter().find(|rule| rule.id == id);
    &found.unwrap_or_else(|| panic!("no {id} among {:?}", intake.call.rule)).kind
}

fn titles(intake: &Intake) -> Vec<&str> {
    intake.call.menu.action.iter().map(|action| action.title.get(Language::Nl)).collect()
}

fn why(intake: &Intake) -> Vec<(u32, Why)> {
    intake.unclear.iter().map(|unclear| (unclear.line, unclear.why)).collect()
}

const WITH_A_FUND: &str = "U heeft thema's geselecteerd om te volgen, maar u bent niet ingelogd.

Home > Europa > Migratie > Calls >

Samen de buurt in: sport voor nieuwkomers

Deadline

Code

AMIF-2019-AG-CALL-09

Inleiding

Sport brengt buren samen. In 2018 waren er 12 500 plaatsen, en 1,2 miljoen mensen wachten. Clubs vragen hulp.

Doelstellingen

Dit onderwerp wil clubs openstellen, zodat nieuwkomers:

een club vinden in hun buurt;
er ook vrijwilliger worden;
Voor hun kinderen een plek vinden, enz.
De voorstellen mogen vernieuwend zijn.

Acties

De voorstellen moeten een of meer van de volgende acties omvatten (niet-uitputtende lijst):

 • Proeflessen in clubs;
 • Opleiding van trainers, ook over taal;
\u{a0}•\u{a0}Een buddy voor elke nieuwkomer.

Budget

Samen met de andere calls met deadline 3 maart komt het totaalbedrag op 12 300 000 euro.\u{a0}

Begunstigden

Voorwaarden: zie punt 4 van het oproepdocument.

Info & contact

Vragen stuurt u naar INFO-AMIF@voorbeeld.example

Jouw steunpunt-contact voor dit thema

Okko Wijnants

Maak een account aan

Fonds voor Asiel, Migratie en Integratie

Inleiding

Het fonds draagt bij tot

 • Het beheer van migratie

Budget

Beschikbaar budget: EUR 9,9 miljard. Het maximale subsidiepercentage bedraagt 75%.

 • Ngo's
 • Lokale overheden
 • Scholen

Thema('s)

Migratie

Lees meer
Volg ons";

#[test]
fn a_page_with_its_fund_beside_it_gives_the_call_and_not_the_fund() {
    let intake = read(WITH_A_FUND);
    let call = &intake.call;
    assert_eq!(call.title.nl, "Samen de buurt in: sport voor nieuwkomers");
    assert_eq!((call.code.as_str(), call.id.as_str()), ("AMIF-2019-AG-CALL-09", "amif-2019-ag-call-09"));
    assert_eq!(call.fund, "amif-2014-2020");
    assert_eq!(
        call.summary.nl,
        "Sport brengt buren samen. In 2018 waren er 12 500 plaatsen, en 1,2 miljoen mensen wachten."
    );
    assert_eq!(call.objective.len(), 3);
    assert_eq!(
        titles(&intake),
        ["Proeflessen in clubs", "Opleiding van trainers, ook over taal", "Een buddy voor elke nieuwkomer"]
    );
    assert!(call.menu.own_actions);
    assert_eq!(call.menu.action[1].id, "opleiding-trainers-taal");
    let listed = call.menu.action.iter().map(|action| action.id.clone()).collect();
    let expected = RuleKind::ActionsFromMenu { any_of: listed, count: None, all_of: vec![], none_of: vec![] };
    assert_eq!(rule(&intake, "actions"), &expected);
    assert_eq!(call.envelope, None);
    assert_eq!(call.other_envelope[0].amount, euro("12300000"));
    assert_eq!(call.themes, ["migration"]);
    assert_eq!(call.contact[0].email, "INFO-AMIF@voorbeeld.example");
    // The fund's own rate is no rule of the call, but who it pays is told.
    assert_eq!(call.rule.len(), 1);
    assert!(call.beneficiaries.contains(&OrganisationKind::School));
    assert_eq!(why(&intake), [(36, Why::DayWithoutYear)]);
    assert_eq!(intake.left_out, [crate::LeftOut { what: Personal::Name, line: 48 }]);
}

const WITH_PARTS: &str = "Leeshoeken in de wijk

Deadline: 16/10/2020 om 17u

Inleiding

De Dienst Boek en Buurt lanceert een oproep voor leeshoeken. Ze helpt besturen op weg.

Doelstellingen

Acties binnen deze oproep hebben betrekking op:

- het inrichten van een leeshoek

- het vormen van vrijwilligers

Budget

Het budget voor de oproep bedraagt 900.000,00 euro, waarvan 600.000 euro AMIF en 300.000 euro cofinanciering van Leesfonds. Er kan een maximale subsidie van 30.000,00 euro per project worden aangevraagd. De besturen staan zelf in voor minimaal 40% eigen financiering. Indirecte kosten: forfait van 15 % van de personeelskosten.

Looptijd

Van 1 januari 2021 tot en met 30 juni 2022, maximaal 18 maanden per project.

Wie kan indienen?

De oproep is gericht aan alle lokale besturen in Vlaanderen en de VGC. Scholen zijn welkom bij een ander bestuur.

Contact

Okko Wijnants, projectbeheerder
okko.wijnants@voorbeeld.example, +32 2 555 01 23
Steunpunt Leeshoeken
info@voorbeeld.example
www.voorbeeld.example/leeshoeken
";

#[test]
fn amounts_shares_and_days_go_where_they_belong() {
    let intake = read(WITH_PARTS);
    let call = &intake.call;
    let envelope = call.envelope.as_ref().expect("an envelope");
    assert_eq!(envelope.amount, euro("900000"));
    let parts: Vec<_> = envelope.part.iter().map(|part| (part.title.nl.as_str(), part.amount)).collect();
    assert_eq!(parts, [("AMIF", euro("600000")), ("cofinanciering van Leesfonds", euro("300000"))]);
    assert_eq!((call.cofinancer[0].id.as_str(), call.cofinancer[0].asked), ("leesfonds", true));
    let grant = RuleKind::Amount { of: vec!["grant".to_owned()], at_least: None, at_most: Some(euro("30000")) };
    assert_eq!(rule(&intake, "grant-amount"), &grant);
    let own = RuleKind::Share {
        of: vec!["own".to_owned()],
        over: Base::TotalEligible,
        at_least: Some(Rate::percent(40)),
        at_most: None,
    };
    assert_eq!(rule(&intake, "own-share"), &own);
    assert_eq!(rule(&intake, "indirect-rate"), &RuleKind::FlatRate { at_most: Rate::percent(15) });
    let deadline = call.dates.deadline.as_ref().expect("a deadline");
    assert_eq!(
        (deadline.date.to_string().as_str(), deadline.time.as_str(), deadline.zone.as_str()),
        ("2020-10-16", "17:00", "Europe/Brussels")
    );
    let day = |day: &str| Some(Date(day.parse().expect("a day")));
    assert_eq!(
        rule(&intake, "project-window"),
        &RuleKind::ProjectWindow { start: day("2021-01-01"), end: day("2022-06-30") }
    );
    assert_eq!(rule(&intake, "duration"), &RuleKind::Duration { at_least: None, at_most: Some(18) });
    let kinds = vec![OrganisationKind::Municipality, OrganisationKind::Ocmw, OrganisationKind::Vgc];
    assert_eq!(rule(&intake, "applicants"), &RuleKind::ApplicantKinds { roles: vec![Role::Lead], kinds });
    assert!(matches!(rule(&intake, "actions"), RuleKind::ActionsFromMenu { all_of, .. } if all_of.len() == 2));
    assert_eq!(call.publisher.nl, "Dienst Boek en Buurt");
    assert_eq!(call.contact.len(), 1);
    assert_eq!(
        (call.contact[0].title.nl.as_str(), call.contact[0].email.as_str()),
        ("Steunpunt Leeshoeken", "info@voorbeeld.example")
    );
    assert_eq!(call.contact[0].url, "https://www.voorbeeld.example/leeshoeken");
}

const WITH_A_CHAIN_OF_SHARES: &str = "projectoproep ESF 88 Taalcoaches

Doelstellingen

Taalcoaches leren van elkaar. Zij werken in heel het land.

Budget

Het beschikbare budget vanuit het ESF voor deze projectoproep bedraagt S 418.000. De ESF-toelage mag maximum 55 % van de totalebetoelaagbare kost van het project bedragen. De Dienst Taal en werk voorziet een cofinanciering van maximum 20 % van de totale betoelaagbare kost. Het beschikbare budget voor de cofinanciering bedraagt S 152.000, als er middelen zijn. Om tot de verplichte cofinanciering van 45 % te komen, wordt ze aangevuld met eigen middelen of andere regionale/lokale subsidies. Het gaat hier over 25 % van de totale betoelaagbare kost. LooptijdDeze oproep betaalt projecten die lopen tussen 1 juli 2018 en 31 december 2019.

Begunstigden

Het aanbod richt zich tot taalcoaches van de OCMW's uit de zone.

Info & contact

Op dinsdag 7 november 2017 is er eeninformatiesessie. Inschrijven doet u ten laatste op 31 oktober 2017.
";

#[test]
fn each_share_is_of_the_one_that_pays_it() {
    let intake = read(WITH_A_CHAIN_OF_SHARES);
    assert_eq!(intake.call.code, "ESF 88");
    assert_eq!(intake.call.envelope.as_ref().map(|envelope| envelope.amount), Some(euro("418000")));
    let share = |of: &[&str], at_least: Option<u32>, at_most: Option<u32>| RuleKind::Share {
        of: of.iter().map(|source| (*source).to_owned()).collect(),
        over: Base::TotalEligible,
        at_least: at_least.map(Rate::percent),
        at_most: at_most.map(Rate::percent),
    };
    assert_eq!(rule(&intake, "grant-share"), &share(&["grant"], None, Some(55)));
    assert_eq!(rule(&intake, "dienst-taal-en-werk-share"), &share(&["dienst-taal-en-werk"], None, Some(20)));
    let all = share(&["dienst-taal-en-werk", "own", "other-public", "other-private"], Some(45), None);
    assert_eq!(rule(&intake, "cofinancing-share"), &all);
    assert_eq!(rule(&intake, "own-share"), &share(&["own", "other-public"], Some(25), None));
    let ceiling =
        RuleKind::Amount { of: vec!["dienst-taal-en-werk".to_owned()], at_least: None, at_most: Some(euro("152000")) };
    assert_eq!(rule(&intake, "dienst-taal-en-werk-amount"), &ceiling);
    let milestones: Vec<String> = intake.call.dates.milestone.iter().map(|one| one.date.to_string()).collect();
    assert_eq!(milestones, ["2017-11-07", "2017-10-31"]);
    // The staff of an organisation is not that organisation.
    assert!(intake.call.beneficiaries.is_empty());
    assert!(intake.call.menu.action.is_empty());
}

const BY_NUMBERS: &str = "projectoproep Taal in de buurt

Doelstellingen

Gemeenten richten taallessen in voor wie pas is aangekomen.

Budget

Het beschikbare budget voor deze oproep bedraagt 600.000 euro. De subsidie bedraagt maximaal 250 euro per deelnemer. Elke organisatie ontvangt minstens € 5.000 per partner. Het maximum hangt af van het aantal inwoners:

- gemeenten tot 10.000 inwoners: € 15.000;
- van 10.001 tot 50.000 inwoners: € 30.000;
- meer dan 50.000 inwoners: € 60.000.

De kosten van de opleiding zijn € 400 per deelnemer.
";

#[test]
fn money_for_each_and_by_inhabitants_is_proposed_as_such() {
    let intake = read(BY_NUMBERS);
    let of = || vec!["grant".to_owned()];
    assert_eq!(
        rule(&intake, "grant-per-participant"),
        &RuleKind::AmountPerParticipant { of: of(), at_least: None, at_most: Some(euro("250")) }
    );
    assert_eq!(
        rule(&intake, "grant-per-partner"),
        &RuleKind::AmountPerPartner { of: of(), roles: vec![], at_least: Some(euro("5000")), at_most: None }
    );
    let steps: Vec<_> = intake.call.rule.iter().filter(|rule| rule.when.is_some()).collect();
    let read: Vec<_> = steps.iter().map(|rule| (rule.kind.clone(), rule.when.as_deref().cloned())).collect();
    let step = |amount: &str, at_least: Option<u32>, at_most: Option<u32>| {
        let kind = RuleKind::Amount { of: of(), at_least: None, at_most: Some(euro(amount)) };
        (kind, Some(RuleKind::Inhabitants { roles: vec![Role::Lead], at_least, at_most }))
    };
    let expected = [
        step("15000", None, Some(10_000)),
        step("30000", Some(10_001), Some(50_000)),
        step("60000", Some(50_001), None),
    ];
    assert_eq!(read, expected);
    assert!(intake.call.rule.iter().all(|rule| rule.authority.certainty == voorstel_model::Certainty::Assumed));
    let quoted = |id: &str| intake.recognised.iter().find(|one| one.key == id).map(|one| one.quote.as_str());
    assert_eq!(quoted("rule.grant-by-inhabitants"), Some("tot 10.000 inwoners: € 15.000"));
    // What a place costs is not what may be asked for it.
    assert!(why(&intake).iter().any(|(_, why)| *why == Why::AmountOfWhat), "{:?}", intake.unclear);
    assert_eq!(intake.call.envelope.as_ref().map(|envelope| envelope.amount), Some(euro("600000")));
}

const IN_ENGLISH: &str = "Neighbours who cook together (AMIF-2023-TF9-AG-CALL-05-COOK)\r
\r
Opening date: 2 March 2023\r
Deadline: 21 September 2023, 17:00 Brussels time\r
\r
Background\r
\r
Food brings neighbours together. The call supports kitchens that open their doors to newcomers.\r
\r
Expected outcomes\r
\r
The aims of the call are:\r
1) more kitchens that are open to all;\r
2) cooks who learn from each other.\r
\r
Scope\r
\r
Projects may include the following activities, such as:\r
* open kitchens\r
* training of cooks\r
    o in hygiene\r
    o in languages\r
\r
Budget\r
\r
The available call budget is EUR 8,000,000:\r
- EUR 5,000,000 for kitchens\r
- EUR 3,000,000 for training\r
The EU grant requested must be between EUR 1,000,000 and 2,000,000. The funding rate is at most 90% of the eligible costs (up to 95% in exceptional cases). Indirect costs: flat-rate of 7%.\r
A fee of EUR 50 per participant applies.\r
\r
Who can apply\r
\r
Local and regional authorities, universities and non-profit organisations can apply. Profit-making companies cannot apply.\r
Proposals must be submitted by at least five different entities from at least 5 different Member States. Projects last between 24 and 36 months.\r
";

#[test]
fn a_page_in_english_is_read_in_its_own_notation() {
    let intake = read(IN_ENGLISH);
    let call = &intake.call;
    assert_eq!((call.title.en.as_str(), call.title.nl.as_str()), ("Neighbours who cook together", ""));
    assert_eq!(call.code, "AMIF-2023-TF9-AG-CALL-05-COOK");
    assert_eq!(call.fund, "amif-2021-2027");
    assert_eq!(call.dates.opened.map(|day| day.to_string()).as_deref(), Some("2023-03-02"));
    assert_eq!(call.dates.deadline.as_ref().map(|deadline| deadline.time.as_str()), Some("17:00"));
    assert_eq!(call.objective.len(), 2);
    assert_eq!(call.menu.action[1].note.en, "in hygiene; in languages");
    let parts: Vec<Euro> = call.envelope.iter().flat_map(|envelope| &envelope.part).map(|part| part.amount).collect();
    assert_eq!(parts, [euro("5000000"), euro("3000000")]);
    let amount = RuleKind::Amount {
        of: vec!["grant".to_owned()],
        at_least: Some(euro("1000000")),
        at_most: Some(euro("2000000")),
    };
    assert_eq!(rule(&intake, "grant-amount"), &amount);
    assert!(
        matches!(rule(&intake, "grant-share"), RuleKind::Share { at_most: Some(rate), .. } if *rate == Rate::percent(90))
    );
    assert!(matches!(rule(&intake, "partner-count"), RuleKind::PartnerCount { at_least: Some(5), .. }));
    assert!(matches!(rule(&intake, "member-states"), RuleKind::MemberStates { at_least: 5, .. }));
    assert_eq!(rule(&intake, "duration"), &RuleKind::Duration { at_least: Some(24), at_most: Some(36) });
    assert!(!call.beneficiaries.contains(&OrganisationKind::PrivateCompany));
    assert!(call.beneficiaries.contains(&OrganisationKind::University));
    let whys: Vec<Why> = intake.unclear.iter().map(|unclear| unclear.why).collect();
    assert_eq!(whys, [Why::ShareOfWhat, Why::AmountOfWhat]);
}

#[test]
fn what_was_recognised_says_where_it_was_read_and_binds_nobody_yet() {
    for page in [WITH_A_FUND, WITH_PARTS, WITH_A_CHAIN_OF_SHARES, IN_ENGLISH] {
        let intake = read(page);
        for one in &intake.recognised {
            let line = &intake.lines[one.line() as usize - 1];
            let place = one.places[0];
            assert!(
                line.get(place.from..place.to).is_some_and(|words| one.quote.starts_with(words.trim())),
                "{one:?} in {line}"
            );
        }
        for rule in &intake.call.rule {
            assert_eq!(rule.authority.certainty, voorstel_model::Certainty::Assumed);
            assert_ne!(rule.severity, voorstel_model::Severity::Blocking);
            let named = format!("rule.{}", rule.id);
            assert!(intake.recognised.iter().any(|one| one.key == named && one.shown == Shown::Rule));
        }
        // Whatever holds the page's own words is marked, to be written afresh.
        let own_words =
            |key: &str| key.starts_with("summary") || key.starts_with("objective") || key.starts_with("menu.action");
        assert!(intake.recognised.iter().all(|one| one.rewrite == own_words(&one.key)));
    }
}

#[test]
fn every_recognised_thing_has_a_key_of_its_own() {
    for page in [WITH_A_FUND, WITH_PARTS, WITH_A_CHAIN_OF_SHARES, IN_ENGLISH] {
        let keys: Vec<String> = read(page).recognised.into_iter().map(|one| one.key).collect();
        let different: std::collections::BTreeSet<&String> = keys.iter().collect();
        assert_eq!(different.len(), keys.len(), "{keys:?}");
    }
}

#[test]
fn the_draft_is_the_tree_of_a_call_file_and_holds_only_what_was_read() {
    let content = read(WITH_PARTS).content();
    assert_eq!(serde_json::from_value::<Call>(content.clone()).expect("a call"), read(WITH_PARTS).call);
    assert_eq!(content["envelope"]["part"][1]["amount"], "300000.00");
    assert_eq!(content["source"][0]["read-on"], "2026-01-15");
    assert!(content.get("category").is_none() && content.get("short-title").is_none());
}

#[test]
fn no_name_number_or_mailbox_of_a_person_is_in_anything_that_is_handed_on() {
    for page in [WITH_A_FUND, WITH_PARTS] {
        let intake = read(page);
        let told = format!("{} {:?} {:?} {:?}", intake.content(), intake.recognised, intake.unclear, intake.lines)
            .to_lowercase();
        for private in ["okko", "wijnants", "555 01 23"] {
            assert!(!told.contains(private), "{private} in {told}");
        }
        assert!(!intake.left_out.is_empty());
    }
}

#[test]
fn parts_that_do_not_add_up_are_for_a_person_to_look_at() {
    let page = WITH_PARTS.replace("300.000 euro cofin", "310.000 euro cofin");
    let intake = read(&page);
    assert!(intake.call.envelope.as_ref().is_some_and(|envelope| envelope.part.is_empty()));
    assert!(intake.unclear.iter().any(|unclear| unclear.why == Why::PartsDoNotAddUp));
}

#[test]
fn a_page_about_something_else_gives_no_draft() {
    let refused = |page: &str| CATALOGUE.read_page(page, today()).expect_err("no call");
    for page in [
        "Pannenkoeken\n\nInleiding\n\nZe zijn snel klaar.\n\nDoel\n\nEten.\n\n- 3 eieren\n- 500 g bloem",
        "Factuur 2021-17\n\nBedrag\n\n€ 1.250,00 te betalen voor 16 februari 2021.",
        "fn main() { println!(\"hello\"); }",
        "Beste, hierbij ons verslag van de vergadering van 3 mei 2021. Groeten.",
        "{\"TopicDetails\": {}}",
    ] {
        assert_eq!(refused(page), NotAPage::NotACall, "{page}");
    }
    assert_eq!(refused(" \n\u{200b}\n"), NotAPage::Empty);
    assert_eq!(refused(&"oproep ".repeat(200_000)), NotAPage::TooLarge);
}

/// Pieces from which hostile pages are made.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just("Budget\n".to_owned()),
        Just("Doelstellingen:\n• ".to_owned()),
        Just("Info & contact\n".to_owned()),
        Just("waarvan € 1.000,00 ".to_owned()),
        Just("cofinanciering van Éénfonds maximum 75 % ".to_owned()),
        Just("tussen 1 juli 2018 en 31 december 2019. ".to_owned()),
        Just("A. B. van Ééé@é.é +32 2 555 01 23 ".to_owned()),
        Just("999999999999999999999 miljard euro ".to_owned()),
        "\\PC{0,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_text_makes_reading_fail_otherwise_than_by_a_sentence(pieces in prop::collection::vec(piece(), 0..24)) {
        let page = format!("Oproep AMIF 31\nBudget\n{}", pieces.concat());
        if let Ok(intake) = CATALOGUE.read_page(&page, today()) {
            let content = intake.content();
            prop_assert!(serde_json::from_value::<Call>(content).is_ok());
            for one in &intake.recognised {
                for place in &one.places {
                    prop_assert!(intake.lines[place.line as usize - 1].get(place.from..place.to).is_some());
                }
            }
        }
    }
}
