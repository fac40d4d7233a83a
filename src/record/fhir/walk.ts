/**
 * One walk over a resource in JSON's shape. It collects what can stand anywhere (identifiers, codings, quantities,
 * references, dates, URIs, attachments, text) and leaves the resources it met for the readers of single types.
 */

import type { Generation } from '../../generation.js';
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Collector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { ConceptFact, IdentifierFact, ReferenceFact, SectionItem } from '../facts.js';
import { isObject, textIn } from '../json.js';
import { readElement } from './elements.js';
import { type BundleNode, createBundleNode, type ResourceNode, register } from './node.js';
import { readText } from './strings.js';

/** What the walk carries along and leaves behind. */
export interface Walk {
  generation: Generation;
  context: ExtractContext;
  out: Collector;
  /** Text of a number as it was sent, by path */
  lexemes: ReadonlyMap<string, string>;
  now: number;
  nodes: ResourceNode[];
  bundles: BundleNode[];
  identifiers: Map<JsonObject, IdentifierFact>;
  concepts: Map<JsonObject, ConceptFact>;
  references: { fact: ReferenceFact; from: ResourceNode; to?: ResourceNode }[];
  /** URIs already reported, by use */
  uris: Set<string>;
  /** Numbers that the narrative calls NHS numbers */
  narrativeNumbers: { value: string; path: string }[];
  profiles: string[];
  /** Clinical facts by the resource that they were made of */
  made: Map<ResourceNode, SectionItem['fact']>;
  /** How much has been found in lists for sections (listed.ts) */
  listed: number;
  /** Some section of a document has words of its own */
  sectionWords: boolean;
}

/** Where the walk stands. */
export interface Spot {
  node: ResourceNode;
  /** FHIRPath with indices */
  path: string;
  /** Resource type and names without indices */
  element: string;
  /** The last of those names */
  name: string;
  /** Absolute URL of the extension around, where there is one */
  extension: string | undefined;
}

const DEEPEST = 200;

/** Walks a resource and everything in it. */
export function walkResource(
  resource: JsonObject,
  path: string,
  around: { container?: ResourceNode; bundle?: BundleNode; fullUrl?: string },
  walk: Walk,
  depth: number,
): void {
  const type = textIn(resource['resourceType']) ?? '';
  const node: ResourceNode = {
    resource,
    type,
    path,
    id: textIn(resource['id']),
    fullUrl: around.fullUrl,
    container: around.container,
    contained: undefined,
    bundle: around.bundle,
  };
  walk.nodes.push(node);
  register(node);
  if (type === 'Bundle') {
    const bundle = createBundleNode(resource, around.bundle);
    walk.bundles.push(bundle);
    node.bundle = bundle;
  }
  walkChildren(resource, { node, path, element: type, name: '', extension: undefined }, walk, depth);
}

/** Walks an object that is not a resource. */
export function walkObject(value: JsonObject, spot: Spot, walk: Walk, depth: number): void {
  const extension = readElement(value, spot, walk);
  walkChildren(value, extension ? { ...spot, extension } : spot, walk, depth);
}

function walkChildren(value: JsonObject, spot: Spot, walk: Walk, depth: number): void {
  if (depth > DEEPEST) return;
  for (const key in value) {
    const child = value[key] as Json;
    if (typeof child === 'string') readText(child, key, spot, walk);
    else if (typeof child === 'object' && child !== null) walkMember(child, key, value, spot, walk, depth + 1);
  }
}

function walkMember(child: Json, key: string, parent: JsonObject, spot: Spot, walk: Walk, depth: number): void {
  const name = key.startsWith('_') ? key.slice(1) : key;
  const path = `${spot.path}.${name}`;
  if (!Array.isArray(child)) {
    if (isObject(child)) walkOne(child, path, name, parent, spot, walk, depth);
    return;
  }
  for (let i = 0; i < child.length; i++) {
    const item = child[i];
    if (typeof item === 'string') readText(item, name, spot, walk, i);
    else if (isObject(item)) walkOne(item, `${path}[${i}]`, name, parent, spot, walk, depth);
    else if (Array.isArray(item)) walkMember(item, `${name}[${i}]`, parent, spot, walk, depth + 1);
  }
}

function walkOne(
  child: JsonObject,
  path: string,
  name: string,
  parent: JsonObject,
  spot: Spot,
  walk: Walk,
  depth: number,
): void {
  if (depth > DEEPEST) return;
  const { node } = spot;
  if (typeof child['resourceType'] === 'string') {
    const inEntry = name === 'resource' && node.type === 'Bundle';
    const fullUrl = inEntry ? textIn(parent['fullUrl']) : undefined;
    const around = {
      ...(name === 'contained' ? { container: node.container ?? node } : {}),
      ...(node.bundle ? { bundle: node.bundle } : {}),
      ...(fullUrl === undefined ? {} : { fullUrl }),
    };
    walkResource(child, path, around, walk, depth);
    return;
  }
  walkObject(child, { node, path, element: `${spot.element}.${name}`, name, extension: spot.extension }, walk, depth);
}
