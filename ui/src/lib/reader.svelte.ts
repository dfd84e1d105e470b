/** Who reads: the language of the screens. A dossier's own language is chosen apart. */
import type { Language, Text } from './types';

class Reader {
  language = $state<Language>('nl');

  /** A text in the reader's language, or in the other where it is missing. */
  text(text: Text | null | undefined): string {
    if (!text) return '';
    const [wanted, other] = this.language === 'nl' ? [text.nl, text.en] : [text.en, text.nl];
    return wanted || other;
  }
}

export const reader = new Reader();

/** A text in the reader's language. */
export function tr(text: Text | null | undefined): string {
  return reader.text(text);
}
