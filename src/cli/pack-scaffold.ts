/** The files that `init pack` writes: one rule that works, with its fixtures and a test that passes. */

const SYSTEM = 'https://hospital.example/hospital-number';
const SCHEMAS = 'node_modules/careconform/standards/schema';

const source = { title: 'Our own policy', status: 'unverified' };

function packJson(name: string, version: string): object {
  return {
    $schema: `../${SCHEMAS}/pack.json`,
    api: 1,
    name,
    version: '0.1.0',
    careconform: `^${version}`,
    description: 'Local rules',
    standards: [name],
  };
}

function standardJson(name: string, today: string): object {
  return {
    $schema: `../../../${SCHEMAS}/standard.json`,
    id: name,
    name: 'Local rules',
    owner: 'Our organisation',
    informationStandards: [],
    versions: [{ version: '0.1.0', from: today }],
    systems: [{ what: 'Hospital number', uri: SYSTEM, status: 'unverified' }],
    milestones: [],
    publishedStatus: { text: 'Local', source },
    generations: ['fhir-r4'],
    supersedes: [],
    links: [],
    report: { stage: 'outside', confidence: 'none', basis: 'A local rule is not in the report.' },
    current: [{ from: today, stage: 'ready', basis: 'Decided by us', source }],
    assessable: 'payload',
  };
}

const requirements = {
  $schema: `../../../${SCHEMAS}/requirements.json`,
  requirements: [
    {
      id: 'hospital-number-form',
      verb: 'shall',
      text: 'A hospital number is the letter H and six digits.',
      source,
      tested: 'rule',
    },
  ],
};

const rule = {
  $schema: `../../../../${SCHEMAS}/rule.json`,
  id: 'hospital-number',
  requirements: ['hospital-number-form'],
  severity: 'shall',
  title: 'The hospital number has the form that we give out',
  failTitle: 'The hospital number does not have the form that we give out',
  why: 'A number of another form was mistyped or comes from elsewhere, and finds nobody in our systems.',
  fix: 'Send the number as our patient index has it: H and six digits.',
  applies: { fact: 'identifier', where: { system: SYSTEM } },
  check: {
    pattern: {
      field: 'value',
      class: 'person',
      matches: '^H[0-9]{6}$',
      text: 'It is {value}, not the letter H and six digits.',
    },
  },
  tags: ['local'],
  since: '0.1.0',
};

function patient(value: string, system = SYSTEM): object {
  return {
    resourceType: 'Patient',
    meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
    identifier: [{ system, value }],
    name: [{ family: 'Testcase', given: ['Example'] }],
  };
}

const TEST = `import test from 'node:test';
import { assertPack } from 'careconform/testing';

test('the pack', () => assertPack(new URL('.', import.meta.url)));
`;

/**
 * @param name of the pack and of its standard
 * @param version of careconform that it is written for
 * @param today ISO date
 * @returns the text of each file, by its path in the pack's folder
 */
export function packFiles(name: string, version: string, today: string): Record<string, string> {
  const standard = `standards/${name}`;
  const fixtures = `fixtures/${name}/hospital-number`;
  const files: Record<string, object> = {
    'pack.json': packJson(name, version),
    [`${standard}/standard.json`]: standardJson(name, today),
    [`${standard}/requirements.json`]: requirements,
    [`${standard}/rules/hospital-number.json`]: rule,
    [`${fixtures}/pass-right.json`]: patient('H000123'),
    [`${fixtures}/fail-too-short.json`]: patient('H0123'),
    [`${fixtures}/na-other-system.json`]: patient('9990000018', 'https://fhir.nhs.uk/Id/nhs-number'),
  };
  const texts = Object.entries(files).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`]);
  return { ...Object.fromEntries(texts), 'pack.test.mjs': TEST };
}
