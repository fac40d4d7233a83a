/** Two reports side by side, for a person: what is new first, because that is what to look at. */
import { printable } from './printable.js';
import type { Finding } from './types.js';
import { grouped, levelWord, plural, ruleName } from './words.js';

interface Compared {
  added: readonly Finding[];
  mended: readonly Finding[];
  same: readonly Finding[];
  notInNewRun: readonly Finding[];
  counted: readonly { rule: string; before: number; after: number; gates: boolean }[];
  cautions: readonly string[];
}

export function renderComparison({ added, mended, same, notInNewRun, counted, cautions }: Compared): string {
  const gating = added.filter(({ gates }) => gates).length;
  return [
    ...cautions.map((caution) => `Caution: ${caution}\n`),
    ...added.map((finding) => `new     ${line(finding)}`),
    ...mended.map((finding) => `mended  ${line(finding)}`),
    ...notInNewRun.map((finding) => `payload not in the new run  ${line(finding)}`),
    ...counted.map(countLine),
    `${plural(added.length, 'new finding')} (${gating} gating), ${mended.length} mended, ${same.length} the same, ${notInNewRun.length} of payloads not in the new run.\n`,
  ].join('');
}

function countLine({ rule, before, after, gates }: Compared['counted'][number]): string {
  const change = after > before ? `${grouped(after - before)} more${gates ? ', gating' : ''}` : 'no more than before';
  return `counted ${printable(rule, 120)}: ${plural(before, 'finding')} before, ${grouped(after)} now (${change})\n`;
}

/** A report may come from another site, so nothing in it is written to a terminal as it is. */
function line(finding: Finding): string {
  const path = finding.path ? ` ${printable(finding.path, 200)}` : '';
  return `${levelWord(finding)} ${printable(ruleName(finding), 120)}:${path} ${printable(finding.message, 300)}\n`;
}
