/** Reads terminology resources of FHIR, from JSON or XML, whatever the version. */
import { TerminologyError } from '../../terminology-error.js';
import type { ReleaseFile } from '../release-file.js';
import { readXml } from '../xml-stream.js';

/** A resource or an element. From XML every member is an array; from JSON those that do not repeat are single. */
export interface Node {
  [name: string]: unknown;
}

/** JSON is parsed whole, and a text cannot be longer in all engines. */
const MOST_BYTES = 400_000_000;
const KINDS = ['CodeSystem', 'ValueSet', 'ConceptMap'];
const FHIR = 'http://hl7.org/fhir';

/** A resource without anything that an index could hold: among others it is left out, and alone it is an error. */
export class EmptyResource extends TerminologyError {}

/** @param head the first bytes of a file */
export function isTerminologyResource(head: Uint8Array): boolean {
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('<'))
    return text.includes(FHIR) && /<(?:\w+:)?(?:CodeSystem|ValueSet|ConceptMap|Bundle)\b/.test(text);
  return text.startsWith('{') && /"resourceType"\s*:\s*"(?:CodeSystem|ValueSet|ConceptMap|Bundle)"/.test(text);
}

/**
 * The CodeSystems, ValueSets and ConceptMaps of a file, also those in a Bundle.
 * @throws TerminologyError where the file is damaged or too large; EmptyResource where it holds none
 */
export async function readResources(file: ReleaseFile, passed: (bytes: number) => void): Promise<Node[]> {
  if (file.bytes > MOST_BYTES)
    throw new TerminologyError(
      `${file.name} is larger than ${MOST_BYTES / 1_000_000} MB, more than is read of a FHIR resource.`,
    );
  const chunks: Uint8Array[] = [];
  let isXml: boolean | undefined;
  for await (const chunk of file.open()) {
    isXml ??= /^\ufeff?\s*</.test(new TextDecoder().decode(chunk.subarray(0, 200)));
    if (isXml) break;
    passed(chunk.length);
    chunks.push(chunk);
  }
  const root = isXml ? await fromXml(file, passed) : fromJson(chunks, file.name);
  const all =
    text(root, 'resourceType') === 'Bundle'
      ? nodes(root, 'entry').flatMap((entry) => nodes(entry, 'resource'))
      : [root];
  const found = all.map(unwrapped).filter((one) => KINDS.includes(text(one, 'resourceType')));
  if (found.length === 0) throw new EmptyResource(`${file.name} holds no CodeSystem, ValueSet or ConceptMap.`);
  return found;
}

function fromJson(chunks: readonly Uint8Array[], name: string): Node {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    const value: unknown = JSON.parse(parts.join('') + decoder.decode());
    if (isNode(value)) return value;
  } catch {
    // What the parser says quotes the file.
  }
  throw new TerminologyError(`${name} is damaged: it is not JSON in UTF-8 that can be read. Download it again.`);
}

async function fromXml(file: ReleaseFile, passed: (bytes: number) => void): Promise<Node> {
  const open: { node: Node; value: string | undefined }[] = [];
  let root: Node = {};
  await readXml(
    file,
    {
      open(local, attributes) {
        const node: Node = {};
        if (open.length === 0) node['resourceType'] = local;
        if (attributes['url'] !== undefined) node['url'] = attributes['url'];
        open.push({ node, value: attributes['value'] });
      },
      close(local) {
        const { node, value } = open.pop()!;
        const outer = open.at(-1)?.node;
        if (!outer) root = node;
        else if (local !== '__proto__') {
          const list = outer[local];
          const member = Object.keys(node).length === 0 ? (value ?? node) : node;
          if (Array.isArray(list)) list.push(member);
          else outer[local] = [member];
        }
      },
    },
    passed,
  );
  return root;
}

/** In XML a resource within another stands in an element of its own name. */
function unwrapped(node: Node): Node {
  if (node['resourceType'] !== undefined) return node;
  const [kind] = KINDS.filter((one) => node[one] !== undefined);
  const [inner] = kind === undefined ? [] : nodes(node, kind);
  return inner ? { ...inner, resourceType: kind } : node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(node: Node, name: string): unknown[] {
  const value = node[name];
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The elements of a name. */
export function nodes(node: Node, name: string): Node[] {
  return listOf(node, name).filter(isNode);
}

/** The text of a primitive; empty where there is none. */
export function text(node: Node, name: string): string {
  return texts(node, name)[0] ?? '';
}

export function texts(node: Node, name: string): string[] {
  return listOf(node, name).flatMap((value) =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'number' || typeof value === 'boolean'
        ? [String(value)]
        : [],
  );
}

/** The value[x] of a property, as text; of a Coding its code. */
export function valueText(node: Node): string {
  for (const name of Object.keys(node)) {
    if (!/^value[A-Z]/.test(name)) continue;
    const [coding] = nodes(node, name);
    return coding ? text(coding, 'code') : text(node, name);
  }
  return '';
}
