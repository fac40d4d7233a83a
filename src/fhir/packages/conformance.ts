import type { Json, JsonObject } from '../../parse/tree.js';
import { parseXml } from '../../parse/xml.js';
import { isObject, textOf } from '../definitions/json-members.js';
import type { DefinitionStore } from '../definitions/types.js';
import { toResource } from '../xml/read.js';
import type { PackageFile } from './archive.js';

/** A file that could not be read, with why: names only, never content. */
export interface Unreadable {
  name: string;
  why: string;
}

const NOT_DEFINITIONS =
  /(^|\/)(package\.json|\.index\.json|\.index\.db|ig-r\d\w?\.json|spec\.internals|validation-[^/]*\.json)$|(^|\/)(examples?|openapi|other|tests?)\//;

/**
 * Conformance resources among files, one at a time: JSON and XML resources that have a canonical URL. Others are passed over.
 * @param files of a package, a folder, or single resources
 * @param core definitions by which XML is read
 * @param unreadable is given the files that cannot be read
 */
export function* readConformance(
  files: readonly PackageFile[],
  core: DefinitionStore,
  unreadable: Unreadable[] = [],
): Generator<JsonObject> {
  for (const file of files) {
    if (NOT_DEFINITIONS.test(file.name)) continue;
    const read = file.name.endsWith('.json')
      ? readJson(file)
      : file.name.endsWith('.xml')
        ? readXml(file, core)
        : undefined;
    if (typeof read === 'string') unreadable.push({ name: file.name, why: read });
    else if (read && textOf(read, 'resourceType') && textOf(read, 'url')) yield read;
  }
}

function readJson(file: PackageFile): JsonObject | string | undefined {
  try {
    const json = JSON.parse(decode(file.bytes)) as Json;
    return isObject(json) ? json : undefined;
  } catch {
    return 'It is not well-formed JSON.';
  }
}

function readXml(file: PackageFile, core: DefinitionStore): JsonObject | string | undefined {
  const { tree, complete } = parseXml(decode(file.bytes), { depth: 200 });
  if (!tree || !complete) return 'It is not well-formed XML.';
  return tree.root.namespace === 'http://hl7.org/fhir' ? toResource(tree.root, core) : undefined;
}

/** UTF-8, with or without a byte-order mark; UTF-16 only with one. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
