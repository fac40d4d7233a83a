/** What the pages share: sources as links, tables, and the line that says where a page comes from. */
import type { Source } from '../../catalogue/types.js';
import { plainMarkdown } from '../../report/markdown-text.js';

export const MADE = '<!-- Made from the catalogue by `npm run docs`. Change the catalogue, not this page. -->\n';

/** A source with its address, and the mark of one that was not read. */
export function sourceLink({ title, clause, url, read, status }: Source): string {
  const name = plainMarkdown([title, clause].filter(Boolean).join(', '));
  const link = url ? `[${name}](${url.replaceAll(')', '%29').replaceAll(' ', '%20')})` : name;
  return `${link}${read ? `, read ${read}` : ''}${status === 'unverified' ? ' — **not verified**' : ''}`;
}

/** A text for a cell of a table, where a line or a bar would end it. */
export function cell(text: string): string {
  return plainMarkdown(text) || '–';
}

/** Stops a long list of lines from being empty without a word. */
export function list(lines: readonly string[]): string {
  return lines.length > 0 ? `${lines.map((line) => `- ${line}`).join('\n')}\n` : 'None.\n';
}
