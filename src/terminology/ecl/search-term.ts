/** Does a text match a search term? Source: ECL 2.2, typedSearchTerm. Upper and lower case and accents are the same. */
import type { SearchTerm } from './tree.js';

const MARKS = /\p{M}/gu;
const WORD_ENDS = /[^\p{L}\p{N}]+/u;

/** match: every word begins a word of the text, in any order. wild: * stands for any characters, over the whole text. */
export function matchesTerm(text: string, { how, text: wanted }: SearchTerm): boolean {
  if (how === 'wild') return matchesWild(fold(text), pieces(wanted));
  const words = fold(text).split(WORD_ENDS);
  const asked = fold(wanted).split(WORD_ENDS);
  return asked.every((prefix) => words.some((word) => word.startsWith(prefix)));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** The texts between the asterisks, with their escapes undone. */
function pieces(pattern: string): string[] {
  const found = [''];
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] === '*') found.push('');
    else {
      if (pattern[at] === '\\') at += 1;
      found[found.length - 1] += pattern[at] ?? '';
    }
  }
  return found.map(fold);
}

function matchesWild(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
