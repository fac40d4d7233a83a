/** Compiles standards/ (many files for people) to one object for programs, checked by its JSON Schemas on the way. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Catalogue, Requirement, Rule, Standard } from '../catalogue/types.js';

type Json = Record<string, unknown>;

/** @throws Error that lists every file at fault with the place in it. */
export function compileCatalogue(folder: string, version: string): Catalogue {
  const faults: string[] = [];
  const check = schemaChecker(join(folder, 'schema'), faults);
  const { stages, outside } = readJson(join(folder, 'stages.json')) as unknown as Pick<Catalogue, 'stages' | 'outside'>;
  check('stages', join(folder, 'stages.json'), { stages, outside });
  const { standards: order } = readJson(join(folder, 'index.json')) as { standards: string[] };
  const codes: Record<string, unknown> = {};
  const standards = order.map((id) => {
    const at = join(folder, id);
    const standard = readJson(join(at, 'standard.json')) as unknown as Standard;
    check('standard', join(at, 'standard.json'), standard);
    const requirements = readJson(join(at, 'requirements.json'));
    check('requirements', join(at, 'requirements.json'), requirements);
    const rules = jsonFiles(join(at, 'rules')).map((file) => {
      const rule = readJson(file);
      check('rule', file, rule);
      if (rule['id'] !== basename(file, '.json')) faults.push(`${file}: its id differs from its name`);
      return withoutSchema(rule) as unknown as Rule;
    });
    for (const file of jsonFiles(join(at, 'codes'))) codes[`${id}/${basename(file, '.json')}`] = readJson(file);
    return {
      ...withoutSchema(standard),
      requirements: requirements['requirements'] as Requirement[],
      rules,
    } as Catalogue['standards'][number];
  });
  for (const standard of standards) faults.push(...linkFaults(standard));
  if (faults.length > 0) throw new Error(`the catalogue has faults:\n${faults.join('\n')}`);
  const body = { version, stages, outside, standards, codes };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { digest, ...body, fixtures: countFixtures(join(folder, '..', 'fixtures'), standards) };
}

/** How many fixtures show each rule, by what they show. */
function countFixtures(folder: string, standards: Catalogue['standards']): NonNullable<Catalogue['fixtures']> {
  const counts: NonNullable<Catalogue['fixtures']> = {};
  for (const { id, rules } of standards)
    for (const rule of rules) {
      const at = join(folder, id, rule.id);
      const names = existsSync(at) ? readdirSync(at).filter((name) => !name.endsWith('.expect.json')) : [];
      const kindOf = (kind: string): number => names.filter((name) => name.startsWith(`${kind}-`)).length;
      counts[`${id}/${rule.id}`] = {
        pass: kindOf('pass'),
        fail: kindOf('fail'),
        review: kindOf('review'),
        na: kindOf('na'),
      };
    }
  return counts;
}

/** A rule serves requirements that exist; a requirement said to be tested by a rule has one; a predecessor exists. */
function linkFaults({ id, requirements, rules }: Catalogue['standards'][number]): string[] {
  const known = new Set(requirements.map((requirement) => requirement.id));
  const served = new Set(rules.flatMap((rule) => rule.requirements));
  const names = new Set(rules.map((rule) => rule.id));
  return [
    ...rules.flatMap((rule) =>
      rule.requirements
        .filter((one) => !known.has(one))
        .map((one) => `${id}/${rule.id}: there is no requirement ${one}`),
    ),
    ...rules.flatMap((rule) =>
      (rule.after ?? [])
        .filter((one) => !names.has(one))
        .map((one) => `${id}/${rule.id}: there is no rule ${one} to come after`),
    ),
    ...requirements
      .filter(({ id: one, tested }) => (tested === 'rule') !== served.has(one))
      .map(
        (one) =>
          `${id}: requirement ${one.id} says tested by ${one.tested}, but ${served.has(one.id) ? 'a' : 'no'} rule serves it`,
      ),
  ];
}

function schemaChecker(folder: string, faults: string[]): (schema: string, file: string, value: unknown) => void {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  for (const file of jsonFiles(folder)) ajv.addSchema(readJson(file));
  return (schema, file, value) => {
    const validate = ajv.getSchema(`urn:careconform:schema:${schema}`);
    if (!validate) throw new Error(`there is no schema ${schema}`);
    if (validate(withoutSchema(value as object))) return;
    for (const error of validate.errors ?? []) faults.push(`${file}${error.instancePath}: ${error.message}`);
  };
}

function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

function readJson(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

function withoutSchema<T extends object>(value: T): Omit<T, '$schema'> {
  const { $schema, ...rest } = value as T & { $schema?: string };
  return rest as Omit<T, '$schema'>;
}
