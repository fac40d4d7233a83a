/** A resource met on the walk, and what it may refer to. */
import type { JsonObject } from '../../parse/tree.js';
import { textIn } from '../json.js';

export interface ResourceNode {
  resource: JsonObject;
  type: string;
  /** FHIRPath of the resource from the root of the record */
  path: string;
  id: string | undefined;
  fullUrl: string | undefined;
  /** The resource that contains it */
  container: ResourceNode | undefined;
  /** Resources contained in it, by id */
  contained: Map<string, ResourceNode> | undefined;
  /** The Bundle it is an entry of */
  bundle: BundleNode | undefined;
}

export interface BundleNode {
  resource: JsonObject;
  type: string | undefined;
  byUrl: Map<string, ResourceNode>;
  byTypeAndId: Map<string, ResourceNode>;
  entries: ResourceNode[];
  /** A message may carry a document: the Bundle around this Bundle */
  outer: BundleNode | undefined;
}

export function createBundleNode(resource: JsonObject, outer: BundleNode | undefined): BundleNode {
  return { resource, type: textIn(resource['type']), byUrl: new Map(), byTypeAndId: new Map(), entries: [], outer };
}

/** Makes a resource known to its Bundle or its container; of two with one name the first is kept. */
export function register(node: ResourceNode): void {
  if (node.container) {
    node.container.contained ??= new Map();
    if (node.id !== undefined && !node.container.contained.has(node.id)) node.container.contained.set(node.id, node);
    return;
  }
  const bundle = node.bundle;
  if (!bundle) return;
  bundle.entries.push(node);
  const url = node.fullUrl ?? (node.id === undefined ? undefined : `urn:uuid:${node.id}`);
  if (url !== undefined && !bundle.byUrl.has(url)) bundle.byUrl.set(url, node);
  if (node.id === undefined) return;
  const name = `${node.type}/${node.id}`;
  if (!bundle.byTypeAndId.has(name)) bundle.byTypeAndId.set(name, node);
}
