//! A packet is a stranger's: whatever its bytes are, it is read or refused, and what is read can be taken in.
//!
//! `cargo +nightly fuzz run packet` in `tests/fuzz`; it starts from `corpus/packet`, which `crates/store/tests/corpus.rs` runs too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use voorstel_store::Packet;

fuzz_target!(|bytes: &[u8]| {
    let Ok(packet) = Packet::read(bytes) else { return };
    let again = Packet::read(&packet.bytes()).expect("what was read is written so that it is read");
    assert_eq!(again.dossier(), packet.dossier());
    let mut mine = again;
    let taken = mine.take_in(&packet).expect("a packet merges with itself");
    assert!(taken.patches.is_empty());
});
