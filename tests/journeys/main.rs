//! Journeys through the real window, each a promise to whoever writes an application.

mod accessible;
mod annexes;
mod by_keyboard;
mod call_editor;
mod calls_to_pdf;
mod contested;
mod finding_a_call;
mod history;
mod intake;
mod mending;
mod newer_version;
mod nothing_is_lost;
mod one_window;
mod other_documents;
mod pages_beside_the_work;
mod pasted_from_excel;
mod rules_live;
mod samples_to_pdf;
mod settled;
mod spreadsheet_back;
mod steps;
mod sums;
mod two_languages;
mod two_towns;
mod two_towns_and_an_ngo;
mod who_we_are;
