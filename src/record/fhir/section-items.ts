/** The clinical facts under a section: its entries, what their Lists hold, and the results of their reports. */
import type { JsonObject } from '../../parse/tree.js';
import type { SectionFact, SectionItem } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { listed } from './listed.js';
import type { ResourceNode } from './node.js';
import { targetOf } from './primary.js';
import type { Walk } from './walk.js';

/** @param fact gets items, and each reason for being empty that the section or a List in it gives */
export function readItems(section: JsonObject, path: string, fact: SectionFact, node: ResourceNode, walk: Walk): void {
  const items: SectionItem[] = [];
  const entries = itemsIn(section['entry'], `${path}.entry`);
  const emptiness = emptinessOf(section, path, entries.length > 0);
  for (const entry of entries) {
    const target = targetOf(entry.value, node);
    if (!target) continue;
    if (target.type !== 'List') {
      addItem(target, undefined, items, walk);
      continue;
    }
    const listEntries = listed(target.resource['entry'], `${target.path}.entry`, walk);
    emptiness.push(...emptinessOf(target.resource, target.path, isPresent(target.resource['entry'])));
    for (const each of listEntries) {
      const item = targetOf(objectIn(each.value['item']), target);
      if (item && each.value['deleted'] !== true) addItem(item, flagOf(each.value, each.path), items, walk);
    }
  }
  if (items.length > 0) fact.items = items;
  if (emptiness.length > 0) fact.emptiness = emptiness;
}

function addItem(node: ResourceNode, flag: SectionItem['flag'], items: SectionItem[], walk: Walk): void {
  const fact = walk.made.get(node);
  if (fact) items.push(flag ? { fact, flag } : { fact });
  if (node.type !== 'DiagnosticReport') return;
  for (const { value } of listed(node.resource['result'], `${node.path}.result`, walk)) {
    const made = walk.made.get(targetOf(value, node) ?? node);
    if (made && made !== fact) items.push({ fact: made });
  }
}

function flagOf(entry: JsonObject, path: string): SectionItem['flag'] {
  const coding = objectsIn(objectIn(entry['flag'])?.['coding'])[0];
  const code = textIn(coding?.['code']);
  const system = textIn(coding?.['system']);
  return code === undefined ? undefined : { code, path: `${path}.flag`, ...(system === undefined ? {} : { system }) };
}

function emptinessOf(holder: JsonObject, path: string, beside: boolean): NonNullable<SectionFact['emptiness']> {
  if (!isPresent(holder['emptyReason'])) return [];
  const code = textIn(objectsIn(objectIn(holder['emptyReason'])?.['coding'])[0]?.['code']);
  return [{ path: `${path}.emptyReason`, beside, ...(code === undefined ? {} : { code }) }];
}
