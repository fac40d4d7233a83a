import { describe, expect, it } from 'vitest';
import { compareVersions, isVersion, parseCanonical } from '../../../../src/fhir/definitions/canonical.js';
import { layer } from '../../../../src/fhir/definitions/store.js';
import { readArchive } from '../../../../src/fhir/packages/archive.js';
import { openCompiled } from '../../../../src/fhir/packages/compile.js';
import { withDependencies } from '../../../../src/fhir/packages/dependencies.js';
import { manifestOf } from '../../../../src/fhir/packages/manifest.js';
import { packageOf } from '../../../../src/fhir/packages/package.js';
import { newest, satisfies } from '../../../../src/fhir/packages/version-match.js';
import { coreStore } from '../core-store.js';
import { PROFILE_XML, packageArchive, VALUE_SET } from './make-package.js';

const open = (files: Record<string, string>) =>
  packageOf(readArchive(packageArchive('a.b', '1.0.0', files)), coreStore, 'named');

describe('a package', () => {
  it('holds conformance resources in JSON and XML, and others as they stand', async () => {
    const questionnaire = JSON.stringify({
      resourceType: 'Questionnaire',
      url: 'urn:invented:q',
      status: 'draft',
      text: { status: 'empty' },
    });
    const made = await open({ 'p.xml': PROFILE_XML, 'vs.json': `\uFEFF${VALUE_SET}`, 'q.json': questionnaire });
    const store = layer(await coreStore('4.0'), made.definitions);
    expect(store.structure('urn:invented:profile')?.elements.find(({ id }) => id === 'Patient.birthDate')?.min).toBe(1);
    expect(store.valueSet('urn:invented:vs')?.include[0]?.codes).toEqual(new Map([['a', 'A']]));
    expect(store.resource('urn:invented:q')).toEqual({
      resourceType: 'Questionnaire',
      url: 'urn:invented:q',
      status: 'draft',
    });
    expect(store.type('Patient')?.url).toBe('http://hl7.org/fhir/StructureDefinition/Patient');
  });

  it('brings the codes of a code system that the core only names', async () => {
    const snomed = {
      resourceType: 'CodeSystem',
      url: 'http://snomed.info/sct',
      content: 'complete',
      concept: [{ code: '1' }],
    };
    const core = await coreStore('4.0');
    const { definitions } = await open({ 'cs.json': JSON.stringify(snomed) });
    expect(core.codeSystem('http://snomed.info/sct')?.content).toBe('not-present');
    expect(layer(core, definitions).codeSystem('http://snomed.info/sct')?.concepts.has('1')).toBe(true);
  });

  it('names what it could not read, and passes over what is no definition', async () => {
    const made = await open({
      'bad.json': '{"a"',
      'bad.xml': '<a>',
      'words.txt': 'words',
      'example/vs.json': VALUE_SET,
      'list.json': '[]',
    });
    expect(made.unreadable.map(({ name }) => name)).toEqual(['bad.json', 'bad.xml']);
    expect(made.definitions.valueSet('urn:invented:vs')).toBeUndefined();
  });

  it('may hold two versions of one definition', async () => {
    const at = (version: string) => JSON.stringify({ ...JSON.parse(VALUE_SET), version });
    const { definitions } = await open({ 'a.json': at('1.9.0'), 'b.json': at('1.10.0') });
    const store = layer(await coreStore('4.0'), definitions);
    const versions = ['urn:invented:vs', 'urn:invented:vs|1.9.0', 'urn:invented:vs|1.10', 'urn:invented:vs|2.0'].map(
      (url) => store.valueSet(url)?.version,
    );
    expect(versions).toEqual(['1.10.0', '1.9.0', '1.10.0', undefined]);
  });

  it.each([
    ['damaged', 'careconform-package 1 5 5\nabc'],
    ['of another format', 'careconform-package 0 0 0\n'],
    ['empty', ''],
  ])('is not opened from a compiled text that is %s', (_what, text) =>
    expect(() => openCompiled(new TextEncoder().encode(text))).toThrow(/damaged/),
  );

  it.each([
    [{ name: 'a', version: '1', fhirVersions: ['3.0.2'] }, '3.0'],
    [{ name: 'a', version: '1', 'fhir-version-list': ['4.0.1'] }, '4.0'],
    [{ name: 'a', version: '1', dependencies: { 'hl7.fhir.r3.core': '3.0.2' } }, '3.0'],
    [{ name: 'a', version: '1' }, undefined],
  ])('of %j is of FHIR %s', (json, version) => {
    expect(
      manifestOf([{ name: 'package.json', bytes: new TextEncoder().encode(JSON.stringify(json)) }])?.fhirVersion,
    ).toBe(version);
  });
});

describe('versions', () => {
  it.each([
    ['1.2.3', '1.2.3', true],
    ['1.2.x', '1.2.9', true],
    ['1.2', '1.2.9', true],
    ['1.2.x', '1.20.0', false],
    ['1.2.3', '1.2.4', false],
    ['latest', '9.0.0-draft', true],
    ['1.x', '1.4.0', true],
    ['current', '1.0.0', false],
    ['2025.6', '2025.6.20', true],
  ])('%s asks for %s: %s', (asked, has, yes) => expect(satisfies(asked, has)).toBe(yes));

  it('are ordered by number, a draft before its release', () => {
    expect(['2.0.0', '1.10.0', '1.9.0', '1.10.0-draft', '1.9.0.1'].sort(compareVersions)).toEqual([
      '1.9.0',
      '1.9.0.1',
      '1.10.0-draft',
      '1.10.0',
      '2.0.0',
    ]);
    expect(newest('1.x', ['1.9.0', '1.10.0', '2.0.0'])).toBe('1.10.0');
  });

  it('stand after a bar in a canonical', () => {
    expect(parseCanonical('http://x/y|4.0#frag')).toEqual({ url: 'http://x/y', version: '4.0', fragment: 'frag' });
    expect(parseCanonical('http://x/y')).toEqual({ url: 'http://x/y' });
    expect([isVersion('4.0', '4.0.1'), isVersion('4.0', '4.01'), isVersion('4.0', undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('dependencies', () => {
  const named = (id: string, dependencies: Record<string, string> = {}) => ({
    manifest: { id, version: '1.0.0', dependencies },
  });

  it('are followed once each, and the missing named', async () => {
    const a = named('a', { b: '1.0.0', 'hl7.fhir.r4.core': '4.0.1', lost: '2.0.0' });
    const atHand = [named('b', { c: '1.0.x', a: '1.0.0' }), named('c', { b: '1.0.0', lost: '2.0.0' })];
    const { packages, missing } = await withDependencies([a], async (id) =>
      atHand.find(({ manifest }) => manifest.id === id),
    );
    expect(packages.map(({ manifest }) => manifest.id)).toEqual(['a', 'b', 'c']);
    expect(missing).toEqual([{ id: 'lost', version: '2.0.0', neededBy: 'a' }]);
  });
});
