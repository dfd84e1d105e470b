/** What stands below a field besides its value: what is wrong, what else was found, what it means. */
import { tr } from '../reader.svelte';
import type { Severity } from '../types';
import { callEditor } from '../words/call-editor';
import { editor, type Problem } from './editor.svelte';

export interface Near {
  error: string | undefined;
  note: { kind: Severity; text: string } | undefined;
  hint: string | undefined;
}

/** What a problem says, with what would mend it. */
export function said(problem: Problem): string {
  return [problem.message, problem.hint].map(sentence).filter(Boolean).join(' ');
}

/** Words with a capital, as a title has them; a code in front stays a code. */
export function capital(text: Problem['message']): string {
  const words = tr(text).trim();
  return /^\p{L}+[\s,:;.?!’]/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** Words as a sentence: with a capital, and an end. */
export function sentence(text: Problem['message']): string {
  const words = capital(text);
  return words && !/[.?!…]$/.test(words) ? `${words}.` : words;
}

/** Of a field, or of several keys that one field shows. */
export function near(keys: readonly string[], about = ''): Near {
  const found = keys.flatMap((key) => editor.problemsAt(key));
  const wrong = found.filter((one) => one.severity === 'blocking' && !one.wanted);
  const [first, ...others] = found.filter((one) => one.severity !== 'blocking');
  const wanted = found.some((one) => one.wanted) ? callEditor.wanted : '';
  return {
    error: wrong.map(said).join(' ') || undefined,
    note: first && { kind: first.severity, text: [first, ...others].map(said).join(' ') },
    hint: [wanted, about].filter(Boolean).join(' ') || undefined,
  };
}
