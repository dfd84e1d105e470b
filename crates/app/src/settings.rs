//! What the reader has chosen, as the library keeps it.

use serde_json::Value;
use voorstel_model::{Partner, Role};

use crate::views::Settings;

/// The key under which the library keeps it.
pub(crate) const SETTINGS: &str = "settings";

/// What was kept; what cannot be read was not chosen yet: nothing else hangs on it.
pub(crate) fn read(kept: &str) -> Settings {
    let Ok(mut kept) = serde_json::from_str::<Value>(kept) else { return Settings::default() };
    // Before there was more to say of one's organisation, its name and its kind stood by themselves.
    let name = kept["organisation"].as_str().map(str::to_owned);
    if let (Some(name), Some(fields)) = (name, kept.as_object_mut()) {
        let kind = fields.remove("organisation_kind").filter(|kind| !kind.is_null());
        let organisation = serde_json::json!({ "name": name, "kind": kind.unwrap_or_else(|| "".into()) });
        fields.insert("organisation".to_owned(), organisation);
    }
    serde_json::from_value(kept).unwrap_or_default()
}

/// The reader's organisation as lead applicant of a new dossier, where anything is known of it.
pub(crate) fn lead(settings: &Settings) -> Option<Partner> {
    let lead = Partner { id: "p1".to_owned(), role: Role::Lead, ..settings.organisation.clone() };
    let nothing = Partner { id: lead.id.clone(), role: Role::Lead, ..Partner::default() };
    (lead != nothing).then_some(lead)
}

#[cfg(test)]
mod tests {
    use voorstel_model::{Language, OrganisationKind};

    use super::*;

    #[test]
    fn settings_of_before_the_profile_keep_name_and_kind() {
        let older = r#"{ "language": "en", "followed_themes": ["integration"], "organisation": "Lindebeke",
            "organisation_kind": "municipality", "author": "me" }"#;
        let settings = read(older);
        assert_eq!((settings.language, settings.author.as_str()), (Language::En, "me"));
        assert_eq!(settings.organisation.name, "Lindebeke");
        assert_eq!(settings.organisation.kind, Some(OrganisationKind::Municipality));
        let none = read(r#"{ "organisation": "", "organisation_kind": null, "author": "me" }"#);
        assert_eq!((none.organisation, none.author), (Partner::default(), "me".to_owned()));
    }

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let organisation = Partner { name: "Lindebeke".to_owned(), inhabitants: Some(12_000), ..Partner::default() };
        let settings = Settings { organisation, at_hand: vec!["a1".to_owned()], ..Settings::default() };
        assert_eq!(read(&serde_json::to_string(&settings).unwrap()), settings);
        assert_eq!(read("no settings"), Settings::default());
    }

    #[test]
    fn whoever_said_nothing_leads_nothing() {
        assert_eq!(lead(&Settings::default()), None);
        let organisation = Partner { kind: Some(OrganisationKind::Ocmw), ..Partner::default() };
        let led = lead(&Settings { organisation, ..Settings::default() }).unwrap();
        assert_eq!((led.id.as_str(), led.role, led.kind), ("p1", Role::Lead, Some(OrganisationKind::Ocmw)));
    }
}
