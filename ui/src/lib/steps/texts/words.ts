/** How many words a text has, for texts without a limit; where there is one, the app counts. */

/** Runs of characters between blanks that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
