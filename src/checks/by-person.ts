/** Facts of a record, put together by whom they are about. */
import type { Facts } from '../record/facts.js';

/**
 * With one subject in the record all is about that person, however it is referred to; with several nothing can be told; without
 * any, references and identifiers as they were sent tell people apart.
 * @returns a list for each person
 */
export function byPerson<T extends { about?: string }>(items: readonly T[], facts: Facts): T[][] {
  const subjects = facts.get('patient').filter(({ subject }) => subject).length;
  if (subjects > 1) return [];
  if (subjects === 1) return [[...items]];
  const people = new Map<string, T[]>();
  for (const item of items) {
    const own = people.get(item.about ?? '');
    if (own) own.push(item);
    else people.set(item.about ?? '', [item]);
  }
  return [...people.values()];
}
