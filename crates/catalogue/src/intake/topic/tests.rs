//! Topics written for these tests, in the shape in which the portal's data comes.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::json;
use voorstel_model::Call;

use super::*;
use crate::PUBLISHED;
use voorstel_model::{Euro, Rate, Typed};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(PUBLISHED, None).0);

fn read(topic: &Value) -> Intake {
    let today = Date("2026-01-15".parse().expect("a day"));
    CATALOGUE.read_topic(&topic.to_string(), today).unwrap_or_else(|error| panic!("{error}"))
}

fn euro(amount: &str) -> Euro {
    Euro::read(amount).expect("an amount")
}

/// Two topics of one call, as the portal lists them together.
fn topic() -> Value {
    json!({ "TopicDetails": {
        "type": 1, "ccm2Id": 1, "cftId": 0, "identifier": "AMIF-2024-TF1-AG-CALL-03-KITCHENS",
        "title": "Kitchens &amp; neighbours", "callIdentifier": "AMIF-2024-TF1-AG-CALL-03", "callTitle": "Local meals",
        "frameworkProgramme": {"id": "1", "abbreviation": "AMIF2027", "description": "Asylum, Migration and Integration Fund (AMIF)"},
        "actions": [{
            "status": {"id": "31094502", "abbreviation": "Open"},
            "types": [{"typeOfAction": "AMIF-PJG AMIF Project Grants", "typeOfMGA": [{"id": "1", "description": "Action Grant Budget-Based, 90%"}]}],
            "plannedOpeningDate": "12 March 2024", "deadlineDates": ["19 September 2024 17:00:00 Brussels time"] }],
        "latestInfos": [],
        "budgetOverviewJSONItem": {
            "budgetYearsColumns": ["2024"],
            "budgetTopicActionMap": {
                "2001": [
                    {"action": "AMIF-2024-TF1-AG-CALL-03-GARDENS - AMIF-PJG AMIF Project Grants", "deadlineDates": ["19 September 2024"],
                     "budgetYearMap": {"2024": "5000000"}, "minContribution": 1, "maxContribution": 2},
                    {"action": "AMIF-2024-TF1-AG-CALL-03-KITCHENS - AMIF-PJG AMIF Project Grants", "plannedOpeningDate": "12 March 2024",
                     "deadlineDates": ["19 September 2024"], "budgetYearMap": {"2024": "8000000"}, "minContribution": 1000000, "maxContribution": "2000000"},
                    {"action": "AMIF-2024-TF1-AG-CALL-03-KITCHENS-TWO - AMIF-PJG", "budgetYearMap": {"2024": "7000000"}}
                ] } },
        "description": "<h3>Expected impact</h3><p>Neighbours who cook together get to know each other, and newcomers find a place at the table.</p><script>x()</script>",
        "conditions": "<p>See section 6 of the call document.</p>",
        "callDetailsJSONItem": [{"hasOpenTopics": true}]
    } })
}

#[test]
fn a_topic_gives_what_its_own_row_and_fields_say() {
    let intake = read(&topic());
    let call = &intake.call;
    assert_eq!((call.id.as_str(), call.fund.as_str()), ("amif-2024-tf1-ag-call-03-kitchens", "amif-2021-2027"));
    assert_eq!((call.title.en.as_str(), call.title.nl.as_str()), ("Kitchens & neighbours", ""));
    assert_eq!(call.envelope.as_ref().map(|envelope| envelope.amount), Some(euro("8000000")));
    assert_eq!(call.dates.opened.map(|day| day.to_string()).as_deref(), Some("2024-03-12"));
    let deadline = call.dates.deadline.as_ref().expect("a deadline");
    assert_eq!((deadline.date.to_string().as_str(), deadline.time.as_str()), ("2024-09-19", "17:00"));
    let kinds: Vec<&RuleKind> = call.rule.iter().map(|rule| &rule.kind).collect();
    let of = || vec!["grant".to_owned()];
    assert!(kinds.contains(&&RuleKind::Amount {
        of: of(),
        at_least: Some(euro("1000000")),
        at_most: Some(euro("2000000"))
    }));
    assert!(
        kinds
            .iter()
            .any(|kind| matches!(kind, RuleKind::Share { at_most: Some(rate), .. } if *rate == Rate::percent(90)))
    );
    assert!(call.rule.iter().all(|rule| rule.authority.certainty == voorstel_model::Certainty::Assumed));
    assert!(call.summary.en.starts_with("Neighbours who cook") && !intake.content().to_string().contains('<'));
    assert_eq!(call.section[0].guidance.en, "See section 6 of the call document.");
    assert!(intake.lines.contains(&"Expected impact".to_owned()));
    assert_eq!(intake.unclear, []);
    assert!(serde_json::from_value::<Call>(intake.content()).is_ok());
}

#[test]
fn nought_is_not_stated_and_the_pot_of_siblings_is_not_the_topics() {
    let mut topic = topic();
    let rows = &mut topic["TopicDetails"]["budgetOverviewJSONItem"]["budgetTopicActionMap"]["2001"];
    rows[0]["budgetYearMap"]["2024"] = json!("8000000");
    rows[1]["minContribution"] = json!(0);
    rows[1]["maxContribution"] = json!(0);
    let intake = read(&topic);
    assert_eq!(intake.call.envelope, None);
    assert_eq!(intake.call.other_envelope[0].amount, euro("8000000"));
    assert!(intake.unclear.iter().any(|unclear| unclear.why == Why::SharedPot));
    assert!(intake.call.rule.iter().all(|rule| !matches!(rule.kind, RuleKind::Amount { .. })));
}

#[test]
fn amounts_of_several_years_are_parts_of_the_whole() {
    let mut topic = topic();
    topic["TopicDetails"]["budgetOverviewJSONItem"]["budgetTopicActionMap"]["2001"][1]["budgetYearMap"]["2025"] =
        json!("500000.50");
    let envelope = read(&topic).call.envelope.expect("an envelope");
    assert_eq!((envelope.amount, envelope.part.len()), (euro("8500000.50"), 2));
}

#[test]
fn what_has_another_shape_is_told_and_the_rest_is_read() {
    let mut topic = topic();
    topic["TopicDetails"]["actions"][0]["deadlineDates"] = json!(["next spring", {"day": 1}]);
    topic["TopicDetails"]["frameworkProgramme"] = json!("AMIF");
    topic["TopicDetails"]["budgetOverviewJSONItem"]["budgetTopicActionMap"]["2001"][1]["maxContribution"] =
        json!("two million");
    let intake = read(&topic);
    let told: Vec<&str> =
        intake.unclear.iter().map(|unclear| unclear.text.split(':').next().unwrap_or_default()).collect();
    for key in ["actions.deadlineDates", "budgetTopicActionMap.maxContribution", "TopicDetails.frameworkProgramme"] {
        assert!(told.contains(&key), "{key} in {told:?}");
    }
    assert_eq!(
        intake.call.dates.deadline.as_ref().map(|deadline| deadline.date.to_string()).as_deref(),
        Some("2024-09-19")
    );
}

#[test]
fn the_last_of_several_deadlines_is_the_deadline_and_the_others_are_told() {
    let mut topic = topic();
    topic["TopicDetails"]["actions"][0]["deadlineDates"] =
        json!(["2024-06-01T17:00:00.000+0200", "2024-12-01T17:00:00.000+0100"]);
    topic["TopicDetails"]["budgetOverviewJSONItem"]["budgetTopicActionMap"]["2001"][1]["deadlineDates"] = json!([]);
    let intake = read(&topic);
    assert_eq!(
        intake.call.dates.deadline.as_ref().map(|deadline| deadline.date.to_string()).as_deref(),
        Some("2024-12-01")
    );
    assert_eq!(intake.unclear.len(), 1);
}

#[test]
fn what_is_no_topic_is_refused_with_the_reason() {
    let refused =
        |text: &str| CATALOGUE.read_topic(text, Date("2026-01-15".parse().expect("a day"))).expect_err("refused");
    assert!(matches!(refused("<html>"), NotATopic::NotJson(said) if said.contains("line 1")));
    assert_eq!(refused("{\"results\": []}"), NotATopic::NoTopic);
    assert_eq!(refused("[1, 2]"), NotATopic::NoTopic);
    assert_eq!(refused(r#"{"format": "voorstel.dossier/1", "title": "Een dossier"}"#), NotATopic::NoTopic);
    assert_eq!(refused(&" ".repeat(LARGEST_TOPIC + 1)), NotATopic::TooLarge);
    assert!(matches!(refused(&"[".repeat(100_000)), NotATopic::NotJson(_)));
}

#[test]
fn a_code_is_one_of_the_portals_and_nothing_that_leads_elsewhere() {
    assert!(is_topic_code("AMIF-2023-TF2-AG-CALL-02-LOCAL"));
    for other in ["", "AMIF 31", "../../etc-passwd-x", "a-b-c/../d", "AMIF-2023-é-x", "x-y-z?query"] {
        assert!(!is_topic_code(other), "{other}");
    }
}

/// Any JSON, with the names that are looked for more often than others.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("TopicDetails"),
        Just("identifier"),
        Just("title"),
        Just("actions"),
        Just("types"),
        Just("deadlineDates"),
        Just("budgetOverviewJSONItem"),
        Just("budgetTopicActionMap"),
        Just("budgetYearMap"),
        Just("action"),
        Just("description"),
        Just("2024"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("AMIF-2024-X-Y")),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("<p>&#0;<li><ul>")),
        Just(json!("-1")),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_json_makes_reading_fail_otherwise_than_by_a_sentence(mut value in any_json()) {
        if let Value::Object(map) = &mut value {
            map.entry("identifier").or_insert(json!("AMIF-2024-X-Y"));
        }
            if let Ok(intake) = CATALOGUE.read_topic(&value.to_string(), Date("2026-01-15".parse().expect("a day"))) {
            prop_assert!(serde_json::from_value::<Call>(intake.content()).is_ok());
        }
    }
}
