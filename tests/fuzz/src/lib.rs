//! What holds of whatever is read, for each of the targets.

use std::panic;

use voorstel_store::Packet;

/// What the application catches is no finding: only what nobody caught ends the fuzzer, which libFuzzer sees to itself.
pub fn quietly() {
    panic::set_hook(Box::new(|_| ()));
}

/// What was read is written so that it is read, and merges with itself without a trace.
///
/// # Panics
/// Where it is not so.
pub fn holds(packet: &Packet) {
    let again = Packet::read(&packet.bytes()).expect("what was read is written so that it is read");
    assert_eq!(again.dossier(), packet.dossier());
    let mut mine = again;
    let taken = mine.take_in(packet).expect("a packet merges with itself");
    assert!(taken.patches.is_empty());
}
