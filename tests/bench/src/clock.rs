//! Measuring: every contestant in turn, many times over, so that what else the machine does meets all of them alike.

use std::time::{Duration, Instant};

/// How many rounds are run; each gives every contestant one sample.
const ROUNDS: usize = 41;
/// A sample repeats its work until it lasts this long, so that reading the clock does not count.
const SAMPLE: Duration = Duration::from_millis(6);

/// A name and the work to be measured.
pub struct Contestant<'a> {
    /// What it is called in the table.
    pub name: &'static str,
    /// The work.
    pub work: Box<dyn FnMut() + 'a>,
}

impl<'a> Contestant<'a> {
    /// A contestant whose work gives something, which is thrown away unseen by the compiler.
    pub fn new<T>(name: &'static str, mut work: impl FnMut() -> T + 'a) -> Self {
        let work = Box::new(move || drop(std::hint::black_box(work())));
        Contestant { name, work }
    }
}

/// How long one piece of work lasted.
#[derive(Debug, Clone, Copy)]
pub struct Lasted {
    /// Whose work.
    pub name: &'static str,
    /// The middle of all samples.
    pub median: Duration,
    /// The shortest sample: what the machine can do when nothing disturbs it.
    pub least: Duration,
}

/// Measures all contestants against each other.
pub fn race(contestants: Vec<Contestant<'_>>) -> Vec<Lasted> {
    race_for(ROUNDS, contestants)
}

/// The same with so many rounds: for work that lasts long.
pub fn race_for(rounds: usize, mut contestants: Vec<Contestant<'_>>) -> Vec<Lasted> {
    let repeats: Vec<u32> = contestants.iter_mut().map(|one| repeats(&mut one.work)).collect();
    let mut samples: Vec<Vec<Duration>> = contestants.iter().map(|_| Vec::with_capacity(rounds)).collect();
    for _ in 0..rounds {
        for ((one, repeats), samples) in contestants.iter_mut().zip(&repeats).zip(&mut samples) {
            samples.push(sample(&mut one.work, *repeats));
        }
    }
    let summed = contestants.iter().zip(samples).map(|(one, mut samples)| {
        samples.sort_unstable();
        let (least, median) = (samples.first().copied(), samples.get(samples.len() / 2).copied());
        Lasted { name: one.name, median: median.unwrap_or_default(), least: least.unwrap_or_default() }
    });
    summed.collect()
}

fn sample(work: &mut impl FnMut(), repeats: u32) -> Duration {
    let began = Instant::now();
    for _ in 0..repeats {
        work();
    }
    began.elapsed() / repeats
}

/// How often the work fits into a sample; the runs that tell also warm everything up.
fn repeats(work: &mut impl FnMut()) -> u32 {
    let mut repeats = 1;
    loop {
        let lasted = sample(work, repeats) * repeats;
        if lasted >= SAMPLE / 2 || repeats >= 1 << 20 {
            let wanted = SAMPLE.as_secs_f64() / lasted.as_secs_f64().max(1e-9) * f64::from(repeats);
            return wanted.round().clamp(1.0, 2_097_152.0) as u32;
        }
        repeats *= 2;
    }
}
