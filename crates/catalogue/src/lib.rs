//! The calls one can apply for, and the funds behind them: read from files, checked to the letter, searched.
//!
//! A call file is written by people, and may come from anywhere: it is checked for form and meaning before anything
//! uses it, and what is wrong is told with file, line, key and what was expected. Nothing here knows a dossier.

mod catalogue;
mod ceiling;
mod expected;
mod folder;
mod form;
mod format;
mod intake;
mod lines;
mod meaning;
mod names;
mod places;
mod problem;
mod published;
mod read;
mod search;
mod spelling;
mod told;

pub use catalogue::Catalogue;
pub use ceiling::{Ceiling, highest_grant, highest_share};
pub use format::{CALL, FUND, Family, Key, Kind, Name, RULE, RULE_KINDS, Shape, THEMES, THEMES_FORMAT};
pub use intake::{
    CALL_PAGE, Intake, LARGEST_PAGE, LARGEST_TOPIC, LEFT_OUT, LeftOut, NotAPage, NotATopic, Personal, Place,
    Recognised, Shown, Unclear, What, Why, is_topic_code,
};
pub use problem::Problem;
pub use published::{File, PUBLISHED, Sample, samples};
pub use search::Filter;
