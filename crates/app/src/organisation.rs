//! Whether two partners are one organisation: said here, and nowhere else.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::Partner;

/// Addresses that many organisations have: they say nothing about whose they are.
const PUBLIC_DOMAINS: [&str; 12] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.be",
    "outlook.com",
    "outlook.be",
    "live.be",
    "live.com",
    "yahoo.com",
    "telenet.be",
    "skynet.be",
    "proximus.be",
];

/// By what two seem to be one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    EnterpriseNumber,
    Pic,
    Name,
    /// A name within the other, and addresses under one domain: a guess, for a person to judge.
    Domain,
}

/// What an organisation is known by.
#[derive(Debug)]
pub(crate) struct Organisation {
    enterprise_number: String,
    pic: String,
    name: Vec<String>,
    domain: Option<String>,
}

impl Organisation {
    pub(crate) fn of(partner: &Partner) -> Organisation {
        Organisation {
            enterprise_number: digits(&partner.enterprise_number),
            pic: digits(&partner.pic),
            name: plain_words(&partner.name),
            domain: domain(&partner.contact.email),
        }
    }

    /// By what two seem to be one; nothing where they do not, or where their numbers say otherwise.
    pub(crate) fn likeness(&self, other: &Organisation) -> Option<Likeness> {
        let numbers = [
            (Likeness::EnterpriseNumber, &self.enterprise_number, &other.enterprise_number),
            (Likeness::Pic, &self.pic, &other.pic),
        ];
        for (likeness, one, other) in numbers {
            if !one.is_empty() && !other.is_empty() {
                return (one == other).then_some(likeness);
            }
        }
        if self.name.is_empty() || other.name.is_empty() {
            return None;
        }
        if self.name == other.name {
            return Some(Likeness::Name);
        }
        let within = |one: &[String], other: &[String]| one.iter().all(|word| other.contains(word));
        let alike = within(&self.name, &other.name) || within(&other.name, &self.name);
        (alike && self.domain.is_some() && self.domain == other.domain).then_some(Likeness::Domain)
    }

    /// Whether they are one, by more than a guess.
    pub(crate) fn is_same(&self, other: &Organisation) -> bool {
        self.likeness(other).is_some_and(|likeness| likeness != Likeness::Domain)
    }
}

/// The words of a name without case, accents and signs.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn domain(address: &str) -> Option<String> {
    let domain = address.trim().rsplit_once('@')?.1.to_lowercase();
    (!domain.is_empty() && !PUBLIC_DOMAINS.contains(&domain.as_str())).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partner(name: &str, number: &str, email: &str) -> Organisation {
        let mut partner = Partner { name: name.into(), enterprise_number: number.into(), ..Partner::default() };
        partner.contact.email = email.into();
        Organisation::of(&partner)
    }

    #[test]
    fn one_number_is_one_organisation_whatever_it_is_called() {
        let one = partner("De Brug vzw", "0403.019.261", "");
        assert_eq!(one.likeness(&partner("Brug", "BE 0403 019 261", "")), Some(Likeness::EnterpriseNumber));
        assert_eq!(one.likeness(&partner("De Brug vzw", "0403.019.262", "")), None, "two numbers are two");
        assert!(one.is_same(&partner("de brug, VZW", "", "")), "a name does where there is one number only");
    }

    #[test]
    fn names_are_compared_without_case_accents_and_signs() {
        let one = partner("Gemeente Liège", "", "");
        assert_eq!(one.likeness(&partner("gemeente  liege.", "", "")), Some(Likeness::Name));
        assert_eq!(one.likeness(&partner("OCMW Liège", "", "")), None);
        assert_eq!(partner("", "", "").likeness(&partner("", "", "")), None, "no name is no name alike");
    }

    #[test]
    fn an_address_counts_only_with_a_name_that_goes_along_and_where_not_everybody_has_it() {
        let town = partner("Stad Lier", "", "an@lier.example");
        let other = partner("Lier", "", "bert@lier.example");
        assert_eq!(town.likeness(&other), Some(Likeness::Domain));
        assert!(!town.is_same(&other), "a guess is a person's to judge");
        assert_eq!(town.likeness(&partner("OCMW Lier", "", "bert@lier.example")), None);
        let (one, other) = (partner("De Brug vzw", "", "a@gmail.com"), partner("De Brug", "", "b@gmail.com"));
        assert_eq!(one.likeness(&other), None);
    }
}
