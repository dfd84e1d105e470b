use super::*;
use crate::intake::page::lines::lines;

/// Every name, number and mailbox here is made up.
fn left(page: &str) -> (String, Vec<(Personal, u32)>) {
    let mut lines = lines(page);
    let left_out = leave_out(&mut lines);
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    (text, left_out.into_iter().map(|left| (left.what, left.line)).collect())
}

#[test]
fn persons_are_left_out_wherever_something_tells_that_they_are_named() {
    for (page, name) in [
        ("Contacteer dhr. Zwaluw van Oosterweel voor vragen.", "Zwaluw"),
        ("Vragen aan mevrouw Quintelier.", "Quintelier"),
        ("Contactpersoon: Okko Wijnants", "Wijnants"),
        ("Info & contact\n\nOkko Wijnants", "Okko"),
        ("Info & contact\nOkko Wijnants, projectbeheerder", "Wijnants"),
        ("Okko Wijnants (policy officer) licht toe.", "Wijnants"),
        ("Jouw dienst-contact voor dit thema\nOkko Wijnants", "Okko"),
        ("Okko Wijnants\nokko.wijnants@voorbeeld.be", "Okko"),
        ("De oproep komt van Okko Wijnants.\n\n\n\n\n\nMail naar okko.wijnants@voorbeeld.be", "Wijnants"),
        ("OKKO VAN DEN WIJNGAERT\n+32 2 555 01 23", "WIJNGAERT"),
        ("Onze collega Pieter Zwaluwnest legt het uit.", "Zwaluwnest"),
        ("O. Wijnants\nTel. 02 555 01 23", "Wijnants"),
        ("Met vriendelijke groet van mevr. Okkolien Wijnants. Bel Wijnants gerust.", "Wijnants"),
        ("José Garcia-Meeuw\njose.garciameeuw@voorbeeld.be", "Meeuw"),
    ] {
        let (text, left_out) = left(page);
        assert!(!text.to_lowercase().contains(&name.to_lowercase()), "{page:?} became {text:?}");
        assert!(left_out.iter().any(|(what, _)| *what == Personal::Name), "{page:?}: {left_out:?}");
    }
}

#[test]
fn numbers_of_persons_are_left_out_however_they_are_written() {
    for number in [
        "+32 2 555 01 23",
        "+32 (0)2 555 01 23",
        "0032 475 55 01 23",
        "02 555 01 23",
        "02/555.01.23",
        "0475/55 01 23",
        "0475 550 123",
        "Tel: 555 01 23",
        "BE68 5390 0754 7034",
        "85.07.30-033.28",
    ] {
        let (text, left_out) = left(&format!("Bel {number}."));
        assert!(text.chars().filter(char::is_ascii_digit).count() == 0, "{number} became {text:?}");
        assert_eq!(left_out.len(), 1, "{number}: {left_out:?}");
    }
}

#[test]
fn a_mailbox_of_a_service_stays_and_any_other_is_left_out() {
    for kept in [
        "info@voorbeeld.be",
        "amif.isf@voorbeeld.be",
        "HOME-AMIF-UNIONACTIONS@voorbeeld.eu",
        "subsidies@stad.voorbeeld.be",
    ] {
        assert_eq!(left(&format!("Mail naar {kept} voor vragen.")).0, format!("Mail naar {kept} voor vragen."));
    }
    for gone in [
        "okko.wijnants@voorbeeld.be",
        "owijnants@voorbeeld.be",
        "info.wijnants@voorbeeld.be",
        "okko@voorbeeld.be",
        "okko.wijnants (at) voorbeeld.be",
    ] {
        let (text, left_out) = left(&format!("Mail naar {gone} voor vragen."));
        assert_eq!(text, "Mail naar \u{2592} voor vragen.");
        assert_eq!(left_out, [(Personal::Mailbox, 1)]);
    }
}

#[test]
fn amounts_dates_codes_and_services_stay() {
    for page in [
        "Het budget bedraagt 32 700 000 euro, waarvan 400.000,00 euro AMIF.",
        "Van 01/07/2018 tot 31/12/2019, code AMIF-2020-AG-CALL-01.",
        "Info & contact\n\nVerantwoordelijke autoriteit\nFOD Binnenlandse Zaken, cel Europese Fondsen\namif.isf@voorbeeld.be",
        "Contact\nVlaams Agentschap Ondernemen",
        "Het Lerend Netwerk van de Proeftuinen komt samen in Gent.",
        "Ondernemingsnummer: 0403.019.261",
    ] {
        let (text, left_out) = left(page);
        assert_eq!((text.as_str(), left_out.as_slice()), (page, [].as_slice()));
    }
}
