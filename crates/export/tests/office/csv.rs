//! The budget as separated values.

use csv::{ReaderBuilder, StringRecord};
use voorstel_export::Csv;
use voorstel_model::{Euro, Language, Totals, Typed};

use crate::made::{BOTH, call, every_sample, made, thorny};

fn records(bytes: &[u8], separator: u8) -> Vec<StringRecord> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix("\u{feff}").unwrap();
    let reader = ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    reader.into_records().map(Result::unwrap).collect()
}

#[test]
fn every_line_is_there_with_its_amount_and_they_add_up() {
    for dossier in every_sample().into_iter().chain([thorny(200)]) {
        for language in BOTH {
            let (separator, point) = if language == Language::Nl { (b';', ',') } else { (b',', '.') };
            let records = records(&made(&Csv, &dossier, language), separator);
            assert_eq!(records.len(), dossier.budget.len());
            let amounts = records.iter().filter(|record| !record[7].is_empty());
            let sum: Euro = amounts.map(|record| Euro::read(&record[7].replace(point, ".")).unwrap()).sum();
            assert_eq!(sum, Totals::of(&call(&dossier.call), &dossier).direct.total);
            for (record, line) in records.iter().zip(&dossier.budget) {
                assert_eq!(record[0].trim_start_matches('\''), line.description);
                assert_eq!(&record[9], line.id);
            }
        }
    }
}

#[test]
fn nothing_in_it_is_calculated() {
    for language in BOTH {
        let separator = if language == Language::Nl { b';' } else { b',' };
        for record in records(&made(&Csv, &thorny(200), language), separator) {
            let risky = record.iter().find(|value| value.starts_with(['=', '+', '-', '@', '\t', '\r']));
            assert_eq!(risky, None, "{record:?}");
        }
    }
}
