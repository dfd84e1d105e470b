//! A topic file is the portal's, or somebody's: whatever its text is, a call is begun from it or it is said to be none.
//!
//! It starts from `corpus/topic`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use voorstel_catalogue::{Catalogue, PUBLISHED};
use voorstel_fuzz::quietly;
use voorstel_model::{Date, Typed as _};

static PUBLISHED_CALLS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(PUBLISHED, None).0);
static TODAY: LazyLock<Date> = LazyLock::new(|| Date::read("2024-01-01").expect("a day"));

fuzz_target!(init: quietly(), |text: &str| {
    let _ = PUBLISHED_CALLS.read_topic(text, *TODAY);
});
