//! The use cases: one function for each thing a person can do. Knows no window and no terminal.

mod addresses;
pub mod annexes;
mod app;
pub mod calls;
mod checked;
mod exporting;
mod failure;
pub mod files;
pub mod fitting;
mod host;
mod judged;
pub mod mix;
mod nearest;
mod overview;
pub mod packets;
mod paper;
mod paste;
mod preview;
mod progress;
mod reasons;
mod said;
mod session;
mod settings;
mod steps;
mod todo;
pub mod understand;
pub mod views;
mod what_if;

pub use app::{App, Clock, CloseQuestion};
pub use checked::Checked;
pub use host::{Host, Nobody};
pub use overview::{call_card, call_cards};
pub use voorstel_model as model;
pub use voorstel_store::{By, Conflict, Packet};
pub use voorstel_words::{Arg, Words};
