/**
 * Reads what a server answers to a question. Source: FHIR R4, $lookup, $validate-code, $subsumes, $expand; for issues FHIR
 * tools' tx-issue-type.
 */
import { isObject } from '../payload/sources/server/failure.js';
import { displayKey, hashKey, splitCategory } from '../terminology/display-key.js';
import { ABSENT, type Known, type Reading, TOO_MANY, UNSUPPORTED } from './answers.js';
import { objectsIn, Parameters, wordIn } from './parameters.js';
import { MOST_EXPANDED, type Question } from './questions.js';

export interface Reply {
  status: number;
  body: unknown;
}

const FULLY_SPECIFIED_NAME = '900000000000003001';
/** Properties by which servers say that a code is not to be used: of SNOMED CT, of dm+d, of LOINC */
const INACTIVE: Readonly<Record<string, readonly string[]>> = {
  inactive: ['true'],
  INVALID: ['1', 'true'],
  STATUS: ['DEPRECATED', 'DISCOURAGED'],
};
const LEVELS = ['VTM', 'VMP', 'AMP', 'VMPP', 'AMPP', 'INGREDIENT'];
const FIELD = /^[A-Z][A-Z_]{1,20}CD$/;
const LONGEST_FIELD = 20;
const MOST_FIELDS = 20;
/** Statuses and issue types by which servers say that they do not find what was asked about */
const NOT_FOUND = [404, 400, 422];
const FOUND_NOTHING = ['not-found', 'code-invalid'];
/** Beside the status 404, servers also use these */
const OF_404 = [...FOUND_NOTHING, 'invalid', 'processing'];

export function readAnswer(question: Question, { status, body }: Reply): Reading {
  if (status >= 200 && status < 300) return READERS[question.ask](body, question) ?? UNSUPPORTED;
  if (!NOT_FOUND.includes(status) || !isObject(body) || body['resourceType'] !== 'OperationOutcome') return UNSUPPORTED;
  const codes = objectsIn(body['issue']).map(({ code }) => code);
  if (codes.includes('too-costly')) return TOO_MANY;
  const words = status === 404 ? OF_404 : FOUND_NOTHING;
  return codes.length > 0 && codes.every((code) => words.includes(wordIn(code))) ? ABSENT : UNSUPPORTED;
}

const READERS: { [ask in Question['ask']]: (body: unknown, question: Question) => Reading | undefined } = {
  code: (body) => {
    const told = Parameters.of(body);
    return told && (told.has('result') ? readValidation(told) : readLookup(told));
  },
  member: (body) => {
    const told = Parameters.of(body);
    return told && readValidation(told);
  },
  subsumes: (body) => {
    const outcome = Parameters.of(body)?.text('outcome');
    if (outcome === undefined) return undefined;
    return { is: outcome === 'subsumes' || outcome === 'equivalent' ? 'yes' : 'no' };
  },
  expansion: (body) => {
    const expansion = isObject(body) && body['resourceType'] === 'ValueSet' ? body['expansion'] : undefined;
    return isObject(expansion) ? readExpansion(expansion) : undefined;
  },
};

function readLookup(told: Parameters): Known | undefined {
  const properties = new Map(told.parts('property').map((part) => [part.text('code') ?? '', wordOf(part)]));
  const preferred = told.text('display');
  if (preferred === undefined && properties.size === 0) return undefined;
  const designations = told.parts('designation').filter((one) => /^en\b/i.test(one.text('language') ?? 'en'));
  const others = designations.flatMap((one) => one.text('value') ?? []);
  const named = designations.find((one) => isFullName(one.value('use')))?.text('value');
  // A product has parents among the products too, besides its level.
  const parents = new Set(
    told.parts('property').flatMap((part) => (part.text('code') === 'parent' ? wordOf(part) : [])),
  );
  const category = LEVELS.find((level) => parents.has(level)) ?? splitCategory(named ?? '')?.category;
  const said = Object.keys(INACTIVE).filter((name) => properties.has(name));
  const active = said.length === 0 ? undefined : !said.some((name) => INACTIVE[name]!.includes(properties.get(name)!));
  return {
    is: 'yes',
    ...versionOf(told),
    ...(active === undefined ? {} : { active }),
    ...(category === undefined ? {} : { category }),
    ...fieldsOf(told),
    ...(preferred === undefined ? {} : { displays: hashes(preferred, others), whole: others.length > 0 }),
  };
}

/** Fields of dm+d have names of their own; of the rest no more is kept than the answer itself. */
function fieldsOf(told: Parameters): { fields?: Record<string, string[]> } {
  const found = told
    .parts('property')
    .map((part) => [part.text('code') ?? '', wordOf(part)] as const)
    .filter(([name, word]) => FIELD.test(name) && word.length > 0 && word.length <= LONGEST_FIELD);
  if (found.length === 0) return {};
  const fields: Record<string, string[]> = {};
  for (const [name, word] of found.slice(0, MOST_FIELDS)) fields[name] = [...(fields[name] ?? []), word];
  return { fields };
}

function isFullName(use: unknown): boolean {
  return isObject(use) && use['code'] === FULLY_SPECIFIED_NAME;
}

function wordOf(property: Parameters): string {
  const value = property.value('value');
  return wordIn(isObject(value) ? value['code'] : value);
}

function hashes(preferred: string, others: readonly string[]): number[] {
  return [...new Set([preferred, ...others].map((text) => hashKey(displayKey(text))))];
}

function readValidation(told: Parameters): Reading | undefined {
  const result = told.flag('result');
  if (result === undefined) return undefined;
  const inactive = told.flag('inactive');
  const display = told.text('display');
  if (result)
    return {
      is: 'yes',
      ...versionOf(told),
      ...(inactive === undefined ? {} : { active: !inactive }),
      ...(display === undefined ? {} : { displays: hashes(display, []), whole: false }),
    };
  return lacksSystem(told) ? UNSUPPORTED : { is: 'no', ...versionOf(told) };
}

/** A server that has not got the code system says no of every code, and with it that it has not got the system. */
function lacksSystem(told: Parameters): boolean {
  if (told.has('x-caused-by-unknown-system') || told.has('x-unknown-system')) return true;
  const issues = told.resource('issues');
  return objectsIn(isObject(issues) ? issues['issue'] : undefined).some(({ details, code }) => {
    const codings = isObject(details) ? objectsIn(details['coding']) : [];
    return codings.length === 0 ? code === 'not-found' : codings.some((coding) => coding['code'] === 'not-found');
  });
}

function versionOf(told: Parameters): { version?: string } {
  const version = told.text('version');
  return version === undefined || version.length > 200 ? {} : { version };
}

function readExpansion(expansion: Record<string, unknown>): Known {
  const { total, contains } = expansion;
  const codes: string[] = [];
  const isWhole = collect(contains, codes, 0);
  const count = typeof total === 'number' ? total : 0;
  if (!isWhole || codes.length > MOST_EXPANDED || count > codes.length) return TOO_MANY;
  return { is: 'yes', codes };
}

/** Entries may stand in each other; those that are abstract only head others. */
function collect(contains: unknown, codes: string[], depth: number): boolean {
  if (depth > 20) return false;
  return objectsIn(contains).every((one) => {
    const { code, abstract, contains: inside } = one;
    if (typeof code === 'string' && abstract !== true) codes.push(code);
    return codes.length <= MOST_EXPANDED && collect(inside, codes, depth + 1);
  });
}
