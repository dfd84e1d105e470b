//! What the machine is, in general.

use std::fs;

/// Cores, memory and system, as a reader of the tables needs them.
pub fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal"))?.to_owned();
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    let memory = memory.map_or_else(String::new, |kib| format!(", {} GiB of memory", (kib + (1 << 19)) >> 20));
    let system = fs::read_to_string("/etc/os-release").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("PRETTY_NAME="))?.to_owned();
        Some(line.trim_start_matches("PRETTY_NAME=").trim_matches('"').to_owned())
    });
    let system = system.unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{cores} cores ({}){memory}, {system}", std::env::consts::ARCH)
}
