/** A terminology server that nock plays, opened as a run does it, with a clock that does not wait. */
import { readFileSync } from 'node:fs';
import nock from 'nock';
import type { TermAnswer } from '../../../src/terminology/contract.js';
import { noTerminology } from '../../../src/terminology/contract.js';
import { type OpenOptions, openTerminologyServer } from '../../../src/terminology-server/open.js';
import type { Clock } from '../../../src/terminology-server/pace.js';

export const HOST = 'https://tx.example';
export const BASE = `${HOST}/fhir`;
export const SNOMED = 'http://snomed.info/sct';
export const UK = `${SNOMED}/83821000000107/version/20260415`;
export const JSON_TYPE = { 'content-type': 'application/fhir+json' };
export const OUTCOME = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

const list = (name: string) => JSON.parse(readFileSync(new URL(`../../../standards/${name}`, import.meta.url), 'utf8'));
export const CODES = {
  'identifiers/public-terminology': list('identifiers/codes/public-terminology.json'),
  'snomed-ct/editions': list('snomed-ct/codes/editions.json'),
  'snomed-ct/hierarchies': list('snomed-ct/codes/hierarchies.json'),
};
const KEYS: Record<string, string> = {
  [SNOMED]: 'snomed-ct',
  'https://dmd.nhs.uk': 'dmd',
  'http://loinc.org': 'loinc',
};
export const keyOf = (system: string): string => KEYS[system] ?? system;

/** A clock that goes on only where somebody waits. */
export function fakeClock(): Clock & { waited: number[] } {
  let time = 0;
  const waited: number[] = [];
  return {
    waited,
    now: () => time,
    wait: async (milliseconds) => {
      waited.push(milliseconds);
      time += milliseconds;
    },
  };
}

export function opened(options: Partial<OpenOptions> = {}) {
  const notes: string[] = [];
  const clock = fakeClock();
  const { terminology, later, asker } = openTerminologyServer({
    server: BASE,
    codes: CODES,
    keyOf,
    local: noTerminology,
    note: (text) => notes.push(text),
    environment: {},
    clock,
    ...options,
  });
  /** Asks until there is an answer. */
  const ask = async <T extends TermAnswer>(question: () => T): Promise<T> => {
    question();
    await later.fetch();
    return question();
  };
  const lookup = (code: string, system = 'snomed-ct') => ask(() => terminology.lookup(system, code));
  return { terminology, later, asker, notes, clock, ask, lookup };
}

/** What a server says of itself. */
export function nockServer(interactions: string[] = [], operations: string[] = []): void {
  const rest = [
    {
      interaction: interactions.map((code) => ({ code })),
      resource: [{ type: 'CodeSystem', operation: operations.map((name) => ({ name })) }],
    },
  ];
  nock(HOST).get('/fhir/metadata').reply(200, { resourceType: 'CapabilityStatement', rest }, JSON_TYPE);
}

/** The code systems that it holds. */
export function nockSystem(url = SNOMED, versions: string[] = [UK], content = 'complete'): void {
  const entry = versions.map((version) => ({ resource: { resourceType: 'CodeSystem', url, version, content } }));
  nock(HOST)
    .get('/fhir/CodeSystem')
    .query((query) => query['url'] === url)
    .reply(200, { resourceType: 'Bundle', type: 'searchset', entry }, JSON_TYPE);
}

export const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });

/** What $lookup says of a concept. */
export function concept(display: string, { inactive = false, names = [] as string[], version = UK } = {}) {
  return parameters(
    { name: 'version', valueString: version },
    { name: 'display', valueString: display },
    ...names.map((name) => ({ name: 'designation', part: [{ name: 'value', valueString: name }] })),
    {
      name: 'property',
      part: [
        { name: 'code', valueCode: 'inactive' },
        { name: 'value', valueBoolean: inactive },
      ],
    },
  );
}

export function nockLookup(code: string, status: number, body: nock.Body | object, headers = {}) {
  return nock(HOST)
    .get('/fhir/CodeSystem/$lookup')
    .query((query) => query['code'] === code)
    .reply(status, body as nock.Body, { ...JSON_TYPE, ...headers });
}
