import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { FhirValidator, Issue } from '../../../../src/fhir/contract.js';
import type { DefinitionStore } from '../../../../src/fhir/definitions/types.js';
import { readFhirXml } from '../../../../src/fhir/xml/read.js';
import { parseJson } from '../../../../src/parse/json.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { treeOf, validatorOf } from '../check.js';
import { coreStore } from '../core-store.js';
import { inDefinedOrder } from './defined-order.js';
import { xmlTree } from './tree.js';
import { writeXml } from './write-xml.js';

const ROOT = new URL('../../../../', import.meta.url);

/** Resources of a folder's JSON files, those of folders in it too. */
function* resourcesIn(folder: URL): Generator<[name: string, resource: JsonObject]> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith('.json')) continue;
    const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8');
    const json = parseJson(text, { depth: 200 }).tree?.value;
    if (typeof json === 'object' && json !== null && 'resourceType' in json) yield [entry.name, json as JsonObject];
  }
}

/** What repeats and may not is an array in JSON and several elements in XML, so each is said in its own words. */
const REPEATS = /^An array stands here|is given \d+ times: it may be given once/;

const told = (issues: readonly Issue[]): string[] =>
  issues
    .map(({ severity, code, expression, text }) =>
      REPEATS.test(text) ? `${severity} ${expression} repeats` : `${severity} ${code} ${expression} ${text}`,
    )
    .sort();

/** The findings from XML; undefined where XML cannot say what the JSON does, as an array in the place of one value. */
function fromXml(resource: JsonObject, validator: FhirValidator, store: DefinitionStore): string[] | undefined {
  let root: ReturnType<typeof xmlTree>;
  try {
    root = xmlTree(writeXml(resource));
  } catch {
    return undefined;
  }
  const read = readFhirXml(root, store);
  if (!isDeepStrictEqual(read.resource, resource)) return undefined;
  const tree = { syntax: 'xml' as const, root, locate: () => undefined };
  return told(validator.validate({ resource, tree, problems: read.problems, lexemes: read.lexemes }));
}

async function compare(folder: URL, version: '3.0' | '4.0'): Promise<{ compared: number; differ: object }> {
  const store = await coreStore(version);
  const validator = await validatorOf({ version });
  const differ: Record<string, object> = {};
  let compared = 0;
  for (const [name, given] of resourcesIn(folder)) {
    const resource = inDefinedOrder(given, store);
    const xml = fromXml(resource, validator, store);
    if (xml === undefined) continue;
    compared += 1;
    const json = told(validator.validate({ resource, tree: treeOf(resource) }));
    if (!isDeepStrictEqual(json, xml)) differ[name] = { json, xml };
  }
  return { compared, differ };
}

describe('JSON and XML of one instance', () => {
  it('have the same findings in the fixtures', { timeout: 60_000 }, async () => {
    const { compared, differ } = await compare(new URL('fixtures/', ROOT), '4.0');
    expect(differ).toEqual({});
    expect(compared).toBeGreaterThan(50);
  });

  const shared = new URL('../shared/oracle/', ROOT);
  describe.skipIf(!existsSync(shared))('in ../shared, which is skipped where it is not there', () => {
    it.each<['3.0' | '4.0', string]>([
      ['4.0', 'ukcore-examples/'],
      ['4.0', 'mutants/r4/'],
      ['3.0', 'stu3-transfer-of-care/'],
    ])('FHIR %s: %s', { timeout: 60_000 }, async (version, folder) => {
      const { compared, differ } = await compare(new URL(folder, shared), version);
      expect(differ).toEqual({});
      expect(compared).toBeGreaterThan(20);
    });
  });
});
