/** What is said to those who listen, and the short messages that all see. */

/** At most one sentence a second. */
const PAUSE = 1000;

type Message = {
  text: string;
  /** What can be done about it, for as long as it `stands`. */
  act?: { label: string; run: () => void; stands?: () => boolean };
};

class Live {
  /** What the polite region holds. */
  sentence = $state('');
  message = $state.raw<Message | null>(null);

  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says a sentence; of several within a second only the last is said. */
  say(sentence: string): void {
    if (this.#timer !== undefined) {
      this.#waiting = sentence;
      return;
    }
    // The same sentence twice is only heard twice when the region changes.
    this.sentence = sentence === this.sentence ? `${sentence}\u00a0` : sentence;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#waiting;
      this.#waiting = null;
      if (next !== null) this.say(next);
    }, PAUSE);
  }

  /** Shows and says a message, with something to do about it; it stays until it is closed or replaced. */
  show(message: Message): void {
    this.message = message;
    this.say(message.text);
  }

  dismiss(): void {
    this.message = null;
  }
}

export const live = new Live();
