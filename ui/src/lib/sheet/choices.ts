/** Finding a choice by typing a part of it. */
import type { Choice } from './model';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The choices that a typed text may mean, the nearest first; all of them for no text. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = plain(typed);
  if (!wanted) return [...choices];
  const distance = (choice: Choice) => {
    const texts = [plain(choice.short), plain(choice.label)];
    if (texts.includes(wanted)) return 0;
    if (texts.some((text) => text.startsWith(wanted))) return 1;
    if (texts.some((text) => text.includes(` ${wanted}`))) return 2;
    return texts.some((text) => text.includes(wanted)) ? 3 : null;
  };
  return choices
    .map((choice) => ({ choice, far: distance(choice) }))
    .filter((one): one is { choice: Choice; far: 0 | 1 | 2 | 3 } => one.far !== null)
    .sort((one, other) => one.far - other.far)
    .map(({ choice }) => choice);
}

/** The choice that a text names: in full, in short, or as the only one it can mean; empty for no text, null for none. */
export function named(choices: readonly Choice[], typed: string): string | null {
  const wanted = plain(typed);
  if (!wanted) return '';
  const exact = choices.filter(({ id, label, short }) => [plain(label), plain(short), plain(id)].includes(wanted));
  if (exact[0]) return exact[0].id;
  const near = matching(choices, typed);
  return near.length === 1 && near[0] ? near[0].id : null;
}
