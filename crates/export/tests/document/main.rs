//! Documents made of real calls and dossiers, read back as a reader would.

mod hostile;
mod options;
mod paper;
mod samples;
mod shapes;
