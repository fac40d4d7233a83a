/** What FHIR adds to FHIRPath (R4 §2.9.3). */
import { narrativeProblems } from '../../xhtml/check.js';
import { PathError } from '../contract.js';
import {
  addChildren,
  type Collection,
  EMPTY,
  fromBoolean,
  type Item,
  isObject,
  PathNode,
  resourceNode,
} from '../node.js';
import { type Run, single, text } from '../scope.js';
import { type Builders, plain, withValues } from './builder.js';

function extensions(input: Collection, url: string, run: Run): Collection {
  const found: Item[] = [];
  for (const item of input) if (item instanceof PathNode) addChildren(found, item, 'extension', run.types);
  return found.filter((one) => one instanceof PathNode && isObject(one.value) && one.value['url'] === url);
}

const TYPE_IN_URL = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** What lies outside is known by its type at most; that is enough for rules such as `agent.resolve() is Device`. */
function outside(reference: string, run: Run): PathNode | undefined {
  const type = reference.length < 2048 ? TYPE_IN_URL.exec(reference)?.[1] : undefined;
  if (type !== undefined && run.types.knows(type)) return new PathNode({ resourceType: type }, undefined, type);
  run.unsure = true;
  return undefined;
}

function resolve(item: Item, run: Run): PathNode | undefined {
  const value = item instanceof PathNode ? item.value : item;
  const reference = isObject(value) ? value['reference'] : value;
  if (typeof reference !== 'string') return undefined;
  const from = item instanceof PathNode ? item : run.env.resource;
  const found = run.env.resolve ? run.env.resolve(reference, from) : 'unknown';
  if (found === 'unknown') return outside(reference, run);
  return found && resourceNode(found);
}

function unsure(answer: boolean | undefined, run: Run): Collection {
  if (answer !== undefined) return fromBoolean(answer);
  run.unsure = true;
  return fromBoolean(run.assume);
}

export const FHIR: Builders = {
  extension: withValues(1, 1, (input, [url], { run }) => {
    const wanted = text(url!, 'extension()');
    return wanted === undefined ? EMPTY : extensions(input, wanted, run);
  }),
  getValue: plain((input) => {
    const item = single(input, 'getValue()');
    if (!(item instanceof PathNode)) return item === undefined ? EMPTY : [item];
    const value = item.value;
    return value === undefined || value === null || typeof value === 'object' ? EMPTY : [value];
  }),
  resolve: plain((input, { run }) => input.map((item) => resolve(item, run)).filter((item) => item !== undefined)),
  memberOf: withValues(1, 1, (input, [valueSet], { run }) => {
    const item = single(input, 'memberOf()');
    const url = text(valueSet!, 'memberOf()');
    if (item === undefined || url === undefined) return EMPTY;
    const node =
      item instanceof PathNode
        ? item
        : new PathNode(typeof item === 'string' ? item : String(item), undefined, 'string');
    return unsure(run.env.memberOf?.(node, url), run);
  }),
  conformsTo: withValues(1, 1, (input, [profile], { run }) => {
    const item = single(input, 'conformsTo()');
    const url = text(profile!, 'conformsTo()');
    if (item === undefined || url === undefined) return EMPTY;
    if (!(item instanceof PathNode)) throw new PathError('Only a part of a payload can conform to a profile.');
    return unsure(run.env.conformsTo?.(item, url), run);
  }),
  htmlChecks: plain(narrative),
  htmlchecks: plain(narrative),
  elementDefinition: plain((_, { run }) => unsure(undefined, run)),
  checkModifiers: { least: 1, most: 99, build: () => (input) => input },
};

function narrative(input: Collection): Collection {
  const item = single(input, 'htmlChecks()');
  if (!(item instanceof PathNode) || typeof item.value !== 'string') return fromBoolean(item === undefined);
  return fromBoolean(narrativeProblems(item.value).length === 0);
}
