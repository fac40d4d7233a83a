/** What sections find behind their references: the entries of Lists and the results of reports. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { itemsIn } from '../json.js';
import type { Walk } from './walk.js';

/** Of one list; and of all in a record, since a small payload can name one list again and again, or lists in lists. */
const MOST = { list: 10_000, record: 300_000 };

/**
 * @param list entries of a List, or results of a DiagnosticReport
 * @param path of that element
 * @returns what is there, or nothing more where a record has had its share
 */
export function listed(list: Json | undefined, path: string, walk: Walk): { value: JsonObject; path: string }[] {
  const room = Math.min(MOST.list, MOST.record - walk.listed);
  if (room <= 0) return [];
  const items = itemsIn(list, path).slice(0, room);
  walk.listed += items.length;
  return items;
}
