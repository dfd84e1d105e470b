//! Lists the message files, so that a new `.ftl` file in `messages/` is taken in by being there.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut list = String::new();
    for language in ["nl", "en"] {
        let folder = Path::new(&here).join("messages").join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files =
            fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        files.sort();
        let constant = language.to_uppercase();
        writeln!(list, "pub(crate) const {constant}: &[(&str, &str)] = &[").map_err(io::Error::other)?;
        for file in files {
            let name = file.file_name().unwrap_or_default();
            writeln!(list, "    ({name:?}, include_str!({file:?})),").map_err(io::Error::other)?;
        }
        list.push_str("];\n");
    }
    fs::write(Path::new(&out).join("messages.rs"), list)
}
