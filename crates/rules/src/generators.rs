//! Random dossiers and rules for property tests: half-filled ones as people leave them, and hostile ones as nobody
//! should, with strange texts, huge numbers, references to nothing and identities that are used twice.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use voorstel_model::{
    Action, ActionField, Annex, Base, BudgetLine, Contact, Date, Dossier, Entry, Euro, Funding, NumberKind,
    OrganisationKind, Partner, Period, Rate, RequiredField, Role, RuleKind, Typed,
};

/// Texts that have made programs stumble.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "\0",
    "/",
    "~0~1",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{ $name }",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE dossier; --",
    "\u{202e}txet",
    "e\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦",
    "ﷺ",
    "99999999999999999999999999999999999999",
    "-0",
    "NaN",
    "1e308",
    "1.234,56",
    "[[[[[[[[[[",
    "| a | b |\n|---|",
    "> > > > >",
];

const SOURCES: &[&str] =
    &["grant", "vvsg", "province", "own", "other-public", "other-private", "income", "", "unknown"];
const CATEGORIES: &[&str] = &["staff", "travel", "vat", "", "unknown"];
const MENU: &[&str] = &["buddy", "internship", "guidance", "", "unknown"];
const COUNTRIES: &[&str] = &["BE", "NL", "FR", "DE", "dk", "UK", "CH", "", "??"];
const REGIONS: &[&str] = &["vlaanderen", "brussel", "wallonie", "", "elsewhere"];
const NUMBERS: &[&str] = &["", "0403.019.261", "403.019.261", "0431.150.351", "999999999", "BE", "1234"];

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(str::to_owned)
}

/// Any text, the strange ones often.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![one_of(HOSTILE), "\\PC{0,24}", "[a-z ]{0,60}"]
}

/// What somebody left in a field: nothing, something readable, or something else.
fn entry<T: Typed + std::fmt::Debug + Clone>(
    readable: impl Strategy<Value = String>,
) -> impl Strategy<Value = Entry<T>> {
    prop_oneof![
        1 => Just(Entry::Empty),
        6 => readable.prop_map(|text| Entry::from_text(&text)),
        1 => text().prop_map(|text| Entry::from_text(&text)),
    ]
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0u64..10_000_000).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100)),
        1 => select(&["0", "0.01", "9999999999999", "9999999999999.99", "0.009"][..]).prop_map(str::to_owned),
    ]
}

fn quantity() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0u32..1_000_000).prop_map(|parts| format!("{}.{:04}", parts / 10_000, parts % 10_000)),
        1 => select(&["0", "1", "9999999", "0.0001"][..]).prop_map(str::to_owned),
    ]
}

fn unit_cost() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0u64..100_000_000).prop_map(|parts| format!("{}.{:04}", parts / 10_000, parts % 10_000)),
        1 => select(&["0", "999999999", "0.0001"][..]).prop_map(str::to_owned),
    ]
}

fn rate_text() -> impl Strategy<Value = String> {
    (0u32..=1_200_000).prop_map(|parts| format!("{}.{:06}", parts / 1_000_000, parts % 1_000_000))
}

/// A rate from nothing to somewhat over one.
pub fn rate() -> impl Strategy<Value = Rate> {
    rate_text().prop_map(|text| Rate::read(&text).unwrap_or_default())
}

/// An amount up to a hundred thousand euro.
pub fn euro() -> impl Strategy<Value = Euro> {
    cents(10_000_000)
}

fn cents(up_to: i64) -> impl Strategy<Value = Euro> {
    (0..up_to).prop_map(Euro::from_cents)
}

fn day() -> impl Strategy<Value = Date> {
    (2017i16..2024, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date(jiff::civil::date(year, month, day)))
}

fn day_text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => day().prop_map(|day| day.to_string()),
        1 => select(&["1900-01-01", "2200-12-31", "2020-02-29", "2021-02-29"][..]).prop_map(str::to_owned),
    ]
}

fn kind() -> impl Strategy<Value = OrganisationKind> {
    select(&OrganisationKind::ALL[..])
}

fn role() -> impl Strategy<Value = Role> {
    select(&[Role::Lead, Role::CoApplicant, Role::Associated][..])
}

/// Identities: mostly of the few that references use.
fn id(letter: char) -> impl Strategy<Value = String> {
    prop_oneof![9 => (0u8..12).prop_map(move |number| format!("{letter}{number}")), 1 => text()]
}

fn partner() -> impl Strategy<Value = Partner> {
    let place = (one_of(COUNTRIES), one_of(REGIONS), one_of(NUMBERS), one_of(NUMBERS), option::of(0u32..200_000));
    let contact = (text(), text()).prop_map(|(name, email)| Contact { name, email, ..Contact::default() });
    (id('p'), role(), text(), option::of(kind()), place, contact).prop_map(|(id, role, name, kind, place, contact)| {
        let (country, region, enterprise_number, pic, inhabitants) = place;
        Partner {
            id,
            role,
            name,
            kind,
            country,
            region,
            enterprise_number,
            pic,
            inhabitants,
            contact,
            ..Partner::default()
        }
    })
}

fn action() -> impl Strategy<Value = Action> {
    let texts = (text(), text(), text(), vec(text(), 0..3));
    let people = (id('p'), vec(id('p'), 0..3), option::of(any::<u32>()));
    (id('a'), one_of(MENU), texts, people, entry(day_text()), entry(day_text())).prop_map(
        |(
            id,
            menu,
            (title, description, target_group, deliverables),
            (lead, participants, target_number),
            start,
            end,
        )| {
            Action {
                id,
                menu,
                title,
                description,
                lead,
                participants,
                start,
                end,
                target_group,
                target_number,
                deliverables,
                ..Action::default()
            }
        },
    )
}

/// A budget line.
pub fn line() -> impl Strategy<Value = BudgetLine> {
    let codes = (id('p'), id('a'), one_of(CATEGORIES));
    (id('b'), codes, text(), entry(quantity()), entry(unit_cost()), any::<bool>()).prop_map(
        |(id, (partner, action, category), description, quantity, unit_cost, eligible)| BudgetLine {
            id,
            partner,
            action,
            category,
            description,
            quantity,
            unit_cost,
            eligible,
            ..BudgetLine::default()
        },
    )
}

fn funding() -> impl Strategy<Value = Funding> {
    (id('f'), one_of(SOURCES), id('p'), entry(amount()), any::<bool>()).prop_map(
        |(id, source, partner, amount, confirmed)| Funding {
            id,
            source,
            partner,
            amount,
            confirmed,
            ..Funding::default()
        },
    )
}

fn annex() -> impl Strategy<Value = Annex> {
    (id('x'), one_of(&["mandate", "", "unknown"]), text()).prop_map(|(id, kind, name)| Annex {
        id,
        kind,
        name,
        ..Annex::default()
    })
}

fn texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map(prop_oneof![3 => Just("concept".to_owned()), 1 => text()], text(), 0..3)
}

fn declarations() -> impl Strategy<Value = BTreeMap<String, bool>> {
    btree_map(prop_oneof![3 => Just("no-double-funding".to_owned()), 1 => text()], any::<bool>(), 0..3)
}

/// Any dossier at all: identities may be used twice, references may lead nowhere.
pub fn hostile_dossier() -> impl Strategy<Value = Dossier> {
    let lists =
        (vec(partner(), 0..8), vec(action(), 0..8), vec(line(), 0..12), vec(funding(), 0..10), vec(annex(), 0..3));
    let top = (text(), text(), entry(day_text()), entry(day_text()), entry(rate_text()));
    (lists, top, texts(), declarations()).prop_map(|(lists, top, texts, declarations)| {
        let (partners, actions, budget, funding, annexes) = lists;
        let (title, acronym, start, end, indirect_rate) = top;
        Dossier {
            call: "test@1".to_owned(),
            title,
            acronym,
            period: Period { start, end, ..Period::default() },
            partners,
            actions,
            budget,
            funding,
            indirect_rate,
            texts,
            declarations,
            annexes,
            ..Dossier::default()
        }
    })
}

/// A dossier as a person may leave it: every identity is there once, so that every edit of it can be made.
pub fn half_filled_dossier() -> impl Strategy<Value = Dossier> {
    hostile_dossier().prop_map(|mut dossier| {
        fn number<T>(entities: &mut [T], letter: char, id: impl Fn(&mut T) -> &mut String) {
            for (at, entity) in entities.iter_mut().enumerate() {
                *id(entity) = format!("{letter}{at}");
            }
        }
        number(&mut dossier.partners, 'p', |one| &mut one.id);
        number(&mut dossier.actions, 'a', |one| &mut one.id);
        number(&mut dossier.budget, 'b', |one| &mut one.id);
        number(&mut dossier.funding, 'f', |one| &mut one.id);
        number(&mut dossier.annexes, 'x', |one| &mut one.id);
        dossier
    })
}

fn some(texts: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    vec(one_of(texts), 0..4)
}

fn base() -> impl Strategy<Value = Base> {
    select(&[Base::TotalEligible, Base::TotalCost, Base::DirectEligible, Base::Asked, Base::Cofinancing][..])
}

fn about_partners() -> impl Strategy<Value = RuleKind> {
    let roles = || vec(role(), 0..3);
    let number = || option::of(0u32..6);
    prop_oneof![
        (roles(), vec(kind(), 0..6)).prop_map(|(roles, kinds)| RuleKind::ApplicantKinds { roles, kinds }),
        (roles(), some(REGIONS)).prop_map(|(roles, regions)| RuleKind::Territory { roles, regions }),
        (roles(), vec(one_of(&["EU", "BE", "NL", "CH"]), 0..3), some(COUNTRIES))
            .prop_map(|(roles, allowed, excluded)| RuleKind::Countries { roles, allowed, excluded }),
        (roles(), number(), number()).prop_map(|(roles, at_least, at_most)| RuleKind::PartnerCount {
            roles,
            at_least,
            at_most
        }),
        (roles(), 0u32..6, some(COUNTRIES)).prop_map(|(roles, at_least, excluded)| RuleKind::MemberStates {
            roles,
            at_least,
            excluded
        }),
        (roles(), option::of(0u32..400_000), option::of(0u32..400_000))
            .prop_map(|(roles, at_least, at_most)| { RuleKind::Inhabitants { roles, at_least, at_most } }),
        vec(vec(kind(), 0..4), 0..4).prop_map(|each_of| RuleKind::PartnershipMix { each_of }),
        (any::<bool>(), roles()).prop_map(|(pic, required_of)| RuleKind::CheckedNumber {
            number: if pic { NumberKind::Pic } else { NumberKind::EnterpriseNumber },
            required_of,
        }),
        (0u32..50_000).prop_map(|inhabitants_below| RuleKind::JointApplication { inhabitants_below }),
    ]
}

/// A rule about money.
pub fn about_money() -> impl Strategy<Value = RuleKind> {
    prop_oneof![
        (some(SOURCES), option::of(euro()), option::of(euro())).prop_map(|(of, at_least, at_most)| RuleKind::Amount {
            of,
            at_least,
            at_most
        }),
        (some(SOURCES), vec(role(), 0..3), option::of(euro()), option::of(euro()))
            .prop_map(|(of, roles, at_least, at_most)| RuleKind::AmountPerPartner { of, roles, at_least, at_most }),
        (some(SOURCES), option::of(cents(100_000)), option::of(cents(100_000)))
            .prop_map(|(of, at_least, at_most)| RuleKind::AmountPerParticipant { of, at_least, at_most }),
        (some(SOURCES), base(), option::of(rate()), option::of(rate()))
            .prop_map(|(of, over, at_least, at_most)| RuleKind::Share { of, over, at_least, at_most }),
        Just(RuleKind::Balance),
        Just(RuleKind::NoProfit),
        (some(CATEGORIES), option::of(base()), option::of(rate()), option::of(euro())).prop_map(
            |(categories, over, at_most, at_most_amount)| RuleKind::CategoryCap {
                categories,
                over,
                at_most,
                at_most_amount
            }
        ),
        some(CATEGORIES).prop_map(|categories| RuleKind::CategoryNotEligible { categories }),
        rate().prop_map(|at_most| RuleKind::FlatRate { at_most }),
    ]
}

fn about_actions() -> impl Strategy<Value = RuleKind> {
    let field = select(
        &[
            ActionField::TargetGroup,
            ActionField::TargetNumber,
            ActionField::Description,
            ActionField::Deliverables,
            ActionField::Lead,
            ActionField::Period,
        ][..],
    );
    let menu = || vec(one_of(&["buddy", "internship", "guidance", "own", "unknown"]), 0..3);
    let number = || option::of(0u32..40);
    prop_oneof![
        (option::of(day()), option::of(day())).prop_map(|(start, end)| RuleKind::ProjectWindow { start, end }),
        (number(), number()).prop_map(|(at_least, at_most)| RuleKind::Duration { at_least, at_most }),
        Just(RuleKind::ActionsWithinPeriod),
        (menu(), option::of(0u32..4), menu(), menu()).prop_map(|(any_of, count, all_of, none_of)| {
            RuleKind::ActionsFromMenu { any_of, count, all_of, none_of }
        }),
        (menu(), option::of(any::<u32>()), option::of(0u32..500))
            .prop_map(|(menu, at_least, at_most)| { RuleKind::Participants { menu, at_least, at_most } }),
        (field, menu()).prop_map(|(field, menu)| RuleKind::ActionStates { field, menu }),
    ]
}

fn about_texts() -> impl Strategy<Value = RuleKind> {
    let field = select(
        &[
            RequiredField::Title,
            RequiredField::Acronym,
            RequiredField::Period,
            RequiredField::PartnerName,
            RequiredField::LeadContact,
        ][..],
    );
    let section = || one_of(&["concept", "unknown"]);
    let number = || option::of(0u32..12);
    prop_oneof![
        field.prop_map(|field| RuleKind::FieldRequired { field }),
        section().prop_map(|section| RuleKind::TextRequired { section }),
        (section(), number(), number()).prop_map(|(section, at_least, at_most)| RuleKind::TextLength {
            section,
            at_least,
            at_most
        }),
        one_of(&["no-double-funding", "unknown"]).prop_map(|declaration| RuleKind::Declaration { declaration }),
        one_of(&["mandate", "unknown"]).prop_map(|annex| RuleKind::Annex { annex }),
        Just(RuleKind::Deadline),
    ]
}

/// Any rule, groups included.
pub fn rule() -> impl Strategy<Value = RuleKind> {
    let single = prop_oneof![
        2 => about_partners().boxed(),
        3 => about_money().boxed(),
        2 => about_actions().boxed(),
        2 => about_texts().boxed(),
    ];
    single.prop_recursive(2, 8, 3, |part| {
        prop_oneof![
            vec(part.clone(), 1..3).prop_map(|of| RuleKind::AnyOf { of }),
            vec(part.clone(), 1..3).prop_map(|of| RuleKind::AllOf { of }),
            vec(part, 1..3).prop_map(|of| RuleKind::NoneOf { of }),
        ]
    })
}
