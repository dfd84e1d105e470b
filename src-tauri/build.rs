//! Makes a permission of each command, and sees to it that there is a page to show.

use std::path::Path;
use std::{fs, io};

include!("src/command_names.rs");

/// Shown when the screens were not built: the window then says so, instead of the compiler failing on a missing folder.
const STAND_IN: &str = "<!doctype html>
<html lang=\"en\">
  <head><meta charset=\"utf-8\"><title>Voorstel</title></head>
  <body>
    <main>
      <h1>Voorstel</h1>
      <p>The screens are not built yet. Run <code>cargo xtask run</code>, or <code>npm ci</code> and <code>npm run build</code> in <code>ui</code>, and build again.</p>
    </main>
  </body>
</html>
";

fn main() -> io::Result<()> {
    let dist = Path::new("../ui/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=src/command_names.rs");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), STAND_IN)?;
        println!("cargo::warning=ui/dist is not there: the window will only say how to build the screens");
    }
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)).map_err(io::Error::other)
}
