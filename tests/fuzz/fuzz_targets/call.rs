//! A call file is somebody's: whatever its text is, it is read or told what is wrong with it.
//!
//! It starts from `seeds/calls`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use voorstel_catalogue::{Catalogue, PUBLISHED};
use voorstel_fuzz::quietly;

static PUBLISHED_CALLS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(PUBLISHED, None).0);

fuzz_target!(init: quietly(), |text: &str| {
    let examined = PUBLISHED_CALLS.examine_call_file(text, "call.toml");
    assert!(examined.call.is_some() || !examined.problems.is_empty(), "what is refused is told why");
});
