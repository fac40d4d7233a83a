/** Text in Markdown that stays text: no sign in it is read as mark-up or as HTML. */

/** Escapes a text for a paragraph or the cell of a table. */
export function plainMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, '\\$&')
    .replaceAll('\n', ' ');
}

/** A row of a table. */
export function markdownRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** A table with its head; columns of numbers, which `numbers` marks, are set to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  numbers: readonly (boolean | undefined)[],
): string {
  const rule = head.map((_, i) => (numbers[i] ? '---:' : '---'));
  return `${markdownRow(head)}${markdownRow(rule)}${rows.map(markdownRow).join('')}\n`;
}
