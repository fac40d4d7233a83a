/** Faults between files of one standard: each file may be right by itself. */
import type { Catalogue, CheckSpec, Rule } from '../catalogue/types.js';

type Whole = Catalogue['standards'][number];

/** @returns for each fault the rule it is in, or undefined for the requirements, and the words */
export function linkFaults(
  { requirements, rules }: Whole,
  lists: { has(name: string): boolean },
): { rule?: string; message: string }[] {
  const known = new Set(requirements.map(({ id }) => id));
  const served = new Set(rules.flatMap((rule) => rule.requirements));
  const names = new Set(rules.map(({ id }) => id));
  const ofRule = ({ id, requirements: own, after = [], applies, check }: Rule) => [
    ...own.filter((one) => !known.has(one)).map((one) => ({ rule: id, message: `there is no requirement ${one}.` })),
    ...after
      .filter((one) => !names.has(one))
      .map((one) => ({ rule: id, message: `there is no rule ${one} to come after.` })),
    ...[...listsIn(applies.where, 'in'), ...listsOf(check)]
      .filter((one) => !lists.has(one))
      .map((one) => ({ rule: id, message: `there is no list ${one}.` })),
  ];
  return [
    ...rules.flatMap(ofRule),
    ...repeated(requirements.map(({ id }) => id)).map((id) => ({ message: `requirement ${id} stands there twice.` })),
    ...requirements
      .filter(({ id, tested }) => (tested === 'rule') !== served.has(id))
      .map(({ id, tested }) => ({
        message: `requirement ${id} says that it is tested by ${tested}, but ${served.has(id) ? 'a' : 'no'} rule serves it.`,
      })),
    ...circleOf(rules),
  ];
}

/** Rules that wait for each other can never be put in order. */
function circleOf(rules: readonly Rule[]): { rule: string; message: string }[] {
  const before = new Map(rules.map(({ id, after }) => [id, after ?? []]));
  const waiting = new Set(before.keys());
  for (let free = true; free; ) {
    const ready = [...waiting].filter((id) => !before.get(id)!.some((one) => waiting.has(one)));
    for (const id of ready) waiting.delete(id);
    free = ready.length > 0;
  }
  const [first] = waiting;
  if (first === undefined) return [];
  return [{ rule: first, message: `rules wait for each other in a circle: ${[...waiting].slice(0, 10).join(', ')}.` }];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function listsOf(spec: CheckSpec): string[] {
  return Object.entries(spec).flatMap(([name, options]) =>
    Array.isArray(options) && ['all', 'any', 'none'].includes(name)
      ? (options as CheckSpec[]).flatMap(listsOf)
      : listsIn({ options }, 'list', 2),
  );
}

function listsIn(value: unknown, member: string, depth = 10): string[] {
  if (typeof value !== 'object' || value === null || depth < 0) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === member && typeof inner === 'string' ? [inner] : listsIn(inner, member, depth - 1),
  );
}
