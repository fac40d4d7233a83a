/**
 * What of an inventory of codings may be shown. A code that is used fewer than five times is in no row, and a count from one to
 * four, or one that would tell such a one by subtraction, is not shown, unless the user asks for all counts.
 */
import { passesModulus11 } from '../../record/modulus-11.js';
import { splitSctid } from '../../terminology/sctid.js';
import { printable } from '../printable.js';
import { describeShape } from '../shape.js';
import { LEAST_SHOWN, suppress } from '../summary/suppress.js';
import {
  ANSWERS,
  type CodeInventory,
  type CodeRow,
  DISPLAYS,
  type PublishedCode,
  type PublishedCodes,
  type PublishedSystem,
  type Shown,
  STATES,
  type SystemRow,
} from './types.js';

const LONGEST_CODE = 100;
/** Systems whose codes may have ten digits, with a check digit of their own */
const SCTIDS = ['snomed-ct', 'dmd'];

export function publishCodes(inventory: CodeInventory, allCounts: boolean): PublishedCodes {
  const bySystem = new Map<string, CodeRow[]>();
  for (const row of inventory.codes) {
    const held = bySystem.get(row.system);
    if (held) held.push(row);
    else bySystem.set(row.system, [row]);
  }
  const parts = inventory.systems.map((system) => publishSystem(system, bySystem.get(system.system) ?? [], allCounts));
  return {
    kind: 'codes',
    schemaVersion: 1,
    records: inventory.records,
    editions: inventory.editions,
    allCounts,
    leftOut: inventory.leftOut,
    systems: parts.map(({ system }) => system),
    codes: parts.flatMap(({ codes }) => codes),
  };
}

function publishSystem(
  row: SystemRow,
  codes: readonly CodeRow[],
  allCounts: boolean,
): { system: PublishedSystem; codes: PublishedCode[] } {
  if (allCounts) return { system: { ...row, hidden: 0 }, codes: codes.map((code) => publishCode(code, true)) };
  const ways = [countsOf(ANSWERS, row.known), countsOf(STATES, row.states), countsOf(DISPLAYS, row.displays)];
  const hidden = suppress({ whole: row.codings, parts: [...ways, codes.map(({ count }) => count)] });
  const [known, states, displays, used] = hidden.parts as [boolean[], boolean[], boolean[], boolean[]];
  return {
    system: {
      ...row,
      codings: hidden.whole ? null : row.codings,
      known: masked(ANSWERS, row.known, known),
      states: masked(STATES, row.states, states),
      displays: masked(DISPLAYS, row.displays, displays),
      hidden: used.filter(Boolean).length,
    },
    codes: codes.filter((code, at) => !used[at] && code.count >= LEAST_SHOWN).map((code) => publishCode(code, false)),
  };
}

function publishCode(row: CodeRow, allCounts: boolean): PublishedCode {
  const own = { ...row, code: isCode(row) ? printable(row.code, LONGEST_CODE) : `[${describeShape(row.code)}]` };
  if (allCounts) return own;
  const hidden = suppress({ whole: row.count, parts: [countsOf(DISPLAYS, row.displays)] });
  return { ...own, displays: masked(DISPLAYS, row.displays, hidden.parts[0]!) };
}

/**
 * What stands where a code belongs may be a number of a person or their words: of those only the shape is shown. A code that a
 * terminology holds is a code.
 */
function isCode({ system, code, known }: CodeRow): boolean {
  if (known === 'yes') return true;
  const digits = code.replace(/[\s-]/g, '');
  const isIdentifier = SCTIDS.includes(system) && splitSctid(digits) !== undefined;
  if (!isIdentifier && /^\d{10}$/.test(digits) && passesModulus11(digits)) return false;
  return !/[\s@]/.test(code) || /^[\d\s:=|+,(){}<]+$/.test(code);
}

function countsOf<K extends string>(names: readonly K[], counts: Record<K, number>): number[] {
  return names.map((name) => counts[name]);
}

function masked<K extends string>(
  names: readonly K[],
  counts: Record<K, number>,
  hidden: readonly boolean[],
): Record<K, Shown> {
  return Object.fromEntries(names.map((name, at) => [name, hidden[at] ? null : counts[name]])) as Record<K, Shown>;
}
