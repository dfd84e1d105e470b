//! Takes pictures of the real window, for eyes.
//!
//! ```text
//! look [--size 640x400] [--dark] [--home DIR] STEP...
//! STEP: click=NAME  at=SELECTOR  fill=NAME=TEXT  choose=NAME=OPTION  keys=TEXT  ctrl=TEXT  alt=TEXT  js=SCRIPT  see=TEXT  size=WxH  shot=FILE.png  text  axe
//! ```

use std::path::Path;
use std::process::ExitCode;

use thirtyfour::prelude::*;
use voorstel_tests::{Setup, Window, WindowError};

#[tokio::main]
async fn main() -> ExitCode {
    match look().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn look() -> Result<(), WindowError> {
    let mut setup = Setup::default();
    let mut steps = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dark" => setup.dark = true,
            "--size" => setup.size = arguments.next().as_deref().and_then(size),
            "--home" => setup.home = arguments.next().map(Into::into),
            "--env" => setup.env.extend(
                arguments.next().as_deref().and_then(|pair| pair.split_once('=')).map(|(k, v)| (k.into(), v.into())),
            ),
            _ => steps.push(argument),
        }
    }
    let window = Window::open(setup).await?;
    for step in steps {
        if let Err(error) = take(&window, &step).await {
            eprintln!("{step}: {error}");
        }
    }
    window.close().await
}

async fn take(window: &Window, step: &str) -> Result<(), WindowError> {
    let (verb, rest) = step.split_once('=').unwrap_or((step, ""));
    let (first, second) = rest.split_once('=').unwrap_or((rest, ""));
    match verb {
        "click" => window.click(rest).await,
        "at" => window.click_at(rest).await,
        "fill" => window.fill(first, second).await,
        "choose" => window.choose(first, second).await,
        "see" => window.see(rest).await,
        "size" => match size(rest) {
            Some((width, height)) => window.resize(width, height).await,
            None => Ok(()),
        },
        "shot" => window.picture(Path::new(rest)).await,
        "keys" => window.keys(named_keys(rest)).await,
        "ctrl" => window.chord(&[Key::Control], named_keys(rest)).await,
        "alt" => window.chord(&[Key::Alt], named_keys(rest)).await,
        "js" => window.run(rest, Vec::new()).await.map(|value| println!("{value}")),
        "axe" => {
            for violation in window.axe().await? {
                println!("{}: {}\n  {}", violation.rule, violation.help, violation.elements.join("\n  "));
            }
            Ok(())
        }
        _ => {
            println!("{}", window.shown().await);
            Ok(())
        }
    }
}

/// `{Tab}`, `{Enter}`, `{Escape}` and so on stand for keys.
fn named_keys(text: &str) -> String {
    [
        ("{Tab}", Key::Tab),
        ("{Enter}", Key::Enter),
        ("{Escape}", Key::Escape),
        ("{Down}", Key::Down),
        ("{Up}", Key::Up),
        ("{Left}", Key::Left),
        ("{Right}", Key::Right),
        ("{Delete}", Key::Delete),
        ("{F2}", Key::F2),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (name, key)| text.replace(name, &char::from(key).to_string()))
}

fn size(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}
