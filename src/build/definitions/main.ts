import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { encodeStructures } from '../../fhir/definitions/encode-structures.js';
import { encodeTerms } from '../../fhir/definitions/encode-terms.js';
import { structureFrom } from '../../fhir/definitions/structure-from.js';
import { codeSystemFrom, valueSetFrom } from '../../fhir/definitions/terms-from.js';
import type { JsonObject } from '../../parse/tree.js';
import { fetchResources } from './fetch.js';
import { type CoreSource, SOURCES } from './sources.js';
import { factsOfCodeSystem, factsOfStructure, factsOfValueSet } from './third-party.js';

const MEBIBYTE = 1024 * 1024;

/**
 * Compiles every source to two files and writes the manifest that pins them.
 * @param scratch folder for the archives
 * @param target folder of the compiled files
 */
export async function compileDefinitions(scratch: string, target: URL): Promise<void> {
  await mkdir(target, { recursive: true });
  const versions = [];
  let [bytes, compressed] = [0, 0];
  for (const source of SOURCES) {
    const files = compile(source, await fetchResources(source, scratch));
    const hashes: Record<string, string> = {};
    for (const [name, text] of Object.entries(files)) {
      await writeFile(new URL(name, target), text);
      hashes[name] = `sha512-${createHash('sha512').update(text).digest('base64')}`;
      bytes += text.length;
      compressed += gzipSync(text, { level: 9 }).length;
      console.log(`${name}: ${text.length} bytes`);
    }
    const { short, ...pinned } = source;
    versions.push({ ...pinned, structures: `${short}.json`, terms: `${short}-terms.json`, hashes });
  }
  await writeFile(new URL('manifest.json', target), `${JSON.stringify({ versions }, null, 2)}\n`);
  console.log(`all: ${bytes} bytes, ${compressed} compressed`);
  if (bytes > 6 * MEBIBYTE || compressed > MEBIBYTE)
    throw new Error('The compiled definitions are larger than they may be.');
}

function compile(source: CoreSource, resources: JsonObject[]): Record<string, string> {
  const of = (type: string) => resources.filter((resource) => resource['resourceType'] === type);
  const structures = of('StructureDefinition').map((json) => structureFrom(json, source.fhirVersion));
  const whole = structures.filter((each) => each.hasSnapshot).map(factsOfStructure);
  const valueSets = of('ValueSet').map((json) => factsOfValueSet(valueSetFrom(json)));
  const codeSystems = of('CodeSystem').map((json) => factsOfCodeSystem(codeSystemFrom(json), json));
  return {
    [`${source.short}.json`]: encodeStructures(whole, false),
    [`${source.short}-terms.json`]: encodeTerms(valueSets, codeSystems),
  };
}
