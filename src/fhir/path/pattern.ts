/** Regular expressions as rules write them: found anywhere in the text, and a dot is any character. */

export interface Pattern {
  finds(text: string): boolean;
  replace(text: string, by: string): string;
}

const KNOWN = new Map<string, Pattern>();
const MOST_KNOWN = 500;

/**
 * Compiles a regular expression once.
 * @throws PathError where it is none
 */
export function pattern(source: string): Pattern {
  const known = KNOWN.get(source);
  if (known) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const made = make(source);
  KNOWN.set(source, made);
  return made;
}

function make(source: string): Pattern {
  const expression = new RegExp(source, 's');
  const every = new RegExp(source, 'gs');
  return { finds: (text) => expression.test(text), replace: (text, by) => text.replace(every, by) };
}
