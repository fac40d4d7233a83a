/** Two reports side by side, for a person: what is new first, because that is what to look at. */
import { printable } from './printable.js';
import type { Finding } from './types.js';
import { levelWord, plural, ruleName } from './words.js';

interface Compared {
  added: readonly Finding[];
  mended: readonly Finding[];
  same: readonly Finding[];
  cautions: readonly string[];
}

export function renderComparison({ added, mended, same, cautions }: Compared): string {
  const gating = added.filter(({ gates }) => gates).length;
  return [
    ...cautions.map((caution) => `Caution: ${caution}\n`),
    ...added.map((finding) => `new     ${line(finding)}`),
    ...mended.map((finding) => `mended  ${line(finding)}`),
    `${plural(added.length, 'new finding')} (${gating} gating), ${mended.length} mended, ${same.length} the same.\n`,
  ].join('');
}

/** A report may come from another site, so nothing in it is written to a terminal as it is. */
function line(finding: Finding): string {
  const path = finding.path ? ` ${printable(finding.path, 200)}` : '';
  return `${levelWord(finding)} ${printable(ruleName(finding), 120)}:${path} ${printable(finding.message, 300)}\n`;
}
