/** The window is about to close: everyone who holds what is still being typed hands it over first. */
import { backend } from './backend';

/** Takes what is held, and says whether all of it is kept. */
export type HandOver = () => Promise<boolean>;

const all: HandOver[] = [];

/** Whoever holds something says so once. */
export function onClosing(handOver: HandOver): void {
  all.push(handOver);
}

void backend.onClosing?.(async () => (await Promise.all(all.map((handOver) => handOver()))).every(Boolean));
