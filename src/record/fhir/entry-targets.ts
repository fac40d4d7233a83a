/** What the entries of a section lead to, one by one; a List stands for what it lists, and an empty one for nothing. */
import type { JsonObject } from '../../parse/tree.js';
import type { EntryTarget } from '../facts/entry.js';
import { objectIn, objectsIn, textIn } from '../json.js';
import { listed } from './listed.js';
import type { ResourceNode } from './node.js';
import { primaryOf, targetOf } from './primary.js';
import type { Walk } from './walk.js';

/** Lists inside lists; below it a list is a target like any other. */
const DEEPEST_LIST = 4;

/** @param path of the section, where what is not in the record belongs */
export function entryTargets(section: JsonObject, path: string, from: ResourceNode, walk: Walk): EntryTarget[] {
  return objectsIn(section['entry']).flatMap((entry) => targetsBehind(targetOf(entry, from), path, walk, 0));
}

function targetsBehind(node: ResourceNode | undefined, path: string, walk: Walk, depth: number): EntryTarget[] {
  if (node?.type !== 'List' || depth >= DEEPEST_LIST) return [entryTarget(node, path, walk)];
  return listed(node.resource['entry'], `${node.path}.entry`, walk).flatMap(({ value }) =>
    targetsBehind(targetOf(objectIn(value['item']), node), path, walk, depth + 1),
  );
}

function entryTarget(node: ResourceNode | undefined, path: string, walk: Walk): EntryTarget {
  if (!node) return { type: '', path };
  const { concept } = primaryOf(node, walk);
  const attachment = objectIn(objectsIn(node.resource['content'])[0]?.['attachment']) ?? node.resource;
  const contentType = textIn(attachment['contentType']);
  return {
    type: node.type,
    path: node.path,
    ...(concept ? { concept } : {}),
    ...(contentType === undefined ? {} : { contentType }),
  };
}
