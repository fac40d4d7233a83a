import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/parse/tree.js';
import { FhirEngines } from '../../../src/run/engines.js';
import { noTerminology } from '../../../src/terminology/contract.js';
import { assets } from '../fhir/core-store.js';
import { xmlTree } from '../fhir/xml/tree.js';

const UNKNOWN = { meta: { profile: ['https://nobody.invalid/StructureDefinition/x'] } };
const json = (value: Json) => ({
  generation: 'fhir-undecided' as const,
  type: '',
  tree: { syntax: 'json' as const, value, duplicates: [], lexemes: new Map(), locate: () => undefined },
  envelopes: [],
  problems: [],
});
const enginesWith = (more: Partial<ConstructorParameters<typeof FhirEngines>[0]> = {}) =>
  new FhirEngines({
    assets,
    terminology: noTerminology,
    packages: async () => ({ definitions: [], profiles: [] }),
    authorities: [],
    at: undefined,
    asked: true,
    ...more,
  });

describe('a record that fits several versions of FHIR alike', () => {
  it.each<[string, JsonObject, string, [number, number]]>([
    ['is taken as R4 where it fits both', { resourceType: 'Patient', ...UNKNOWN }, 'fhir-r4', [0, 0]],
    [
      'is taken as the one that it fits better',
      { resourceType: 'Encounter', status: 'finished', ...UNKNOWN },
      'fhir-stu3',
      [1, 0],
    ],
    [
      'is taken as R4 where that is the better one',
      {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        bodySite: { text: 'x' },
        note: [{ text: 'x' }],
      },
      'fhir-r4',
      [0, 1],
    ],
  ])('%s', async (_what, resource, generation, [r4, stu3]) => {
    const settled = await enginesWith().settle(json(resource));
    expect(settled).toMatchObject({
      generation,
      tried: [
        { generation: 'fhir-r4', errors: r4 },
        { generation: 'fhir-stu3', errors: stu3 },
      ],
    });
  });

  it('is tried in XML too, and validated as what it was taken as', async () => {
    const tree = {
      syntax: 'xml' as const,
      root: xmlTree('<Encounter xmlns="http://hl7.org/fhir"><status value="finished"/></Encounter>'),
      locate: () => undefined,
    };
    const engines = enginesWith();
    const settled = await engines.settle({ ...json(null), tree });
    expect(settled!.generation).toBe('fhir-stu3');
    expect(engines.validate(settled!, engines.fhirXml(tree.root, settled!.generation))).toEqual([]);
  });

  it('stays as it is where nobody asks the engine, or where its generation is told', () => {
    const patient = json({ resourceType: 'Patient' });
    expect(enginesWith({ asked: false }).settle(patient)).toBeUndefined();
    expect(enginesWith().settle({ ...patient, generation: 'fhir-stu3' })).toBeUndefined();
  });

  it('stays undecided where it is no object', async () => {
    expect((await enginesWith().settle(json('x')))!.generation).toBe('fhir-undecided');
  });
});

describe('profiles that are taken for resources that name none', () => {
  const assigned = { 'fhir-r4': ['http://hl7.org/fhir/StructureDefinition/vitalsigns', 'urn:invented:{type}'] };
  it('are counted where they are known', async () => {
    const engines = enginesWith({ assigned });
    const record = { ...json({ resourceType: 'Observation' }), generation: 'fhir-r4' as const };
    await engines.prepare(record);
    engines.validate(record, { resourceType: 'Observation' });
    expect([...engines.assigned(record)]).toEqual([['http://hl7.org/fhir/StructureDefinition/vitalsigns', 1]]);
  });
  it('are none of a record that was not looked at', () => {
    expect(enginesWith({ assigned }).assigned(json(null)).size).toBe(0);
  });
});
