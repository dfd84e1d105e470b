//! A dossier file is a stranger's: whatever its text is, it is read or refused with a place, and what is read is written
//! so that it is read as the same, and can be put into a library.
//!
//! It starts from `seeds/samples`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use voorstel_fuzz::quietly;
use voorstel_model::Dossier;
use voorstel_store::Packet;

fuzz_target!(init: quietly(), |text: &str| {
    let Ok(read) = Dossier::from_json(text) else { return };
    let again = Dossier::from_json(&read.dossier.to_json()).expect("what was read is written so that it is read");
    assert_eq!(again.dossier, read.dossier);
    if let Ok(packet) = Packet::of(&read.dossier) {
        assert_eq!(packet.dossier(), read.dossier);
    }
});
