/** The Bundle that a document is in, and the message Bundle around that. */
import type { JsonObject } from '../../parse/tree.js';
import type { DocumentBundle } from '../facts/transfer.js';
import { isObject, isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import type { BundleNode, ResourceNode } from './node.js';
import { resolve } from './references.js';

/** Bundles that have been told of: of several Compositions in one, only the first speaks for it. */
const told = new WeakSet<BundleNode>();

/** @param node the Composition */
export function readDocumentBundle(node: ResourceNode): DocumentBundle | undefined {
  const { bundle } = node;
  if (!bundle || told.has(bundle)) return undefined;
  told.add(bundle);
  const path = bundlePath(node);
  const fact: DocumentBundle = {
    path,
    identifierPath: `${path}.identifier`,
    timestamp: isPresent(bundle.resource['timestamp']),
    compositions: bundle.entries.filter(({ type }) => type === 'Composition').length,
    ...readAddresses(bundle.resource, path),
  };
  if (bundle.type !== undefined) fact.type = bundle.type;
  const identifier = identityOf(bundle.resource);
  if (identifier !== undefined) fact.identifier = identifier;
  const outer = bundle.outer && readOuter(bundle.outer, bundle, path);
  if (outer) fact.outer = outer;
  return fact;
}

function readAddresses(resource: JsonObject, path: string): Pick<DocumentBundle, 'unaddressed' | 'repeated' | 'empty'> {
  const seen = new Set<string>();
  const found = { unaddressed: [] as string[], repeated: [] as string[], empty: [] as string[] };
  for (const entry of itemsIn(resource['entry'], `${path}.entry`)) {
    const url = textIn(entry.value['fullUrl'])?.trim();
    if (!isObject(entry.value['resource'])) found.empty.push(entry.path);
    else if (!url) found.unaddressed.push(entry.path);
    else if (seen.has(url)) found.repeated.push(entry.path);
    if (url) seen.add(url);
  }
  return found;
}

function readOuter(outer: BundleNode, inner: BundleNode, innerPath: string): DocumentBundle['outer'] {
  const path = parentOf(innerPath);
  const header = outer.entries.find(({ type }) => type === 'MessageHeader');
  const focus = objectsIn(header?.resource['focus']).map((each) => textIn(each['reference']));
  const first = objectIn(objectsIn(outer.resource['entry'])[0]?.['resource']);
  const found: DocumentBundle['outer'] = {
    path,
    identifierPath: `${path}.identifier`,
    headed: first?.['resourceType'] === 'MessageHeader',
    documents: outer.entries.filter(({ type, resource }) => type === 'Bundle' && resource['type'] === 'document')
      .length,
  };
  if (outer.type !== undefined) found.type = outer.type;
  const identifier = identityOf(outer.resource);
  if (identifier !== undefined) found.identifier = identifier;
  if (header && focus.length > 0)
    found.focused = focus.some(
      (target) => target !== undefined && resolve(target, header)?.resource === inner.resource,
    );
  return found;
}

function identityOf(resource: JsonObject): string | undefined {
  const identifier = objectIn(resource['identifier']);
  const value = textIn(identifier?.['value'])?.trim();
  return value ? `${textIn(identifier?.['system'])?.trim() ?? ''}|${value}` : undefined;
}

/** `Bundle.entry[3].resource` of `Bundle.entry[3].resource.entry[0].resource`. */
function bundlePath(node: ResourceNode): string {
  return parentOf(node.path);
}

function parentOf(path: string): string {
  const at = path.lastIndexOf('.entry');
  return at < 0 ? path : path.slice(0, at);
}
