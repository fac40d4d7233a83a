/** Breaks text into lines no wider than asked, at spaces where there are any. */

/** Columns of a line that no terminal is narrower than; below it nothing is gained by wrapping. */
const NARROWEST = 20;

/**
 * @param text one paragraph
 * @param width columns of a line
 * @returns lines without their line breaks
 */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(width, NARROWEST);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => pieces(part, limit))) {
    if (line && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  lines.push(line);
  return lines;
}

function pieces(word: string, limit: number): string[] {
  const out: string[] = [];
  for (let i = 0; i < word.length; i += limit) out.push(word.slice(i, i + limit));
  return out.length ? out : [''];
}

/** Wraps, and sets every line in from the margin. */
export function indent(text: string, by: number, width: number): string {
  return wrap(text, width - by)
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('');
}
