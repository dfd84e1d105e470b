//! Drives the real window: its own display, its own driver, its own library. Nothing in it is a mock.

mod page;
mod pdf;
mod screen;
mod window;

pub use page::Violation;
pub use pdf::Pdf;
pub use screen::Screen;
pub use window::{Setup, Window, WindowError, program};
