//! A packet is a stranger's: whatever its bytes are, it is read or refused, and what is read can be taken in.
//!
//! It starts from `corpus/packet`, which `crates/store/tests/corpus.rs` runs too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use voorstel_fuzz::{holds, quietly};
use voorstel_store::Packet;

fuzz_target!(init: quietly(), |bytes: &[u8]| {
    if let Ok(packet) = Packet::read(bytes) {
        holds(&packet);
    }
});
