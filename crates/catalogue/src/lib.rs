//! The calls one can apply for, and the funds behind them: read from files, checked to the letter, searched.
//!
//! A call file is written by people, and may come from anywhere: it is checked for form and meaning before anything
//! uses it, and what is wrong is told with file, line, key and what was expected. Nothing here knows a dossier.

mod call_file;
mod catalogue;
mod ceiling;
mod expected;
mod folder;
mod form;
mod format;
mod hint;
mod index;
mod intake;
mod lines;
mod marks;
mod meaning;
mod names;
mod places;
mod problem;
mod published;
mod read;
mod search;
mod sense;
mod spelling;
mod told;
mod tree;
mod write;

pub use call_file::CallFile;
pub use catalogue::{Catalogue, Examined};
pub use ceiling::{Ceiling, highest_grant, highest_share};
pub use folder::FolderStand;
pub use format::{CALL, FUND, Family, Key, Kind, Name, RULE, RULE_KINDS, Shape, THEMES, THEMES_FORMAT};
pub use intake::{
    CALL_PAGE, Intake, LARGEST_PAGE, LARGEST_TOPIC, LEFT_OUT, LeftOut, NotAPage, NotATopic, Personal, Place,
    Recognised, Shown, Unclear, What, Why, is_topic_code,
};
pub use marks::{Mark, named};
pub use problem::{Problem, Weight};
pub use published::{File, PUBLISHED, Sample, example_samples, examples, samples};
pub use read::{Document, LARGEST_FILE, document};
pub use tree::tree;
pub use write::write_call;
