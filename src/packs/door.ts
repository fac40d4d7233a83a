/** The one door for standards and rules: ours as the catalogue is built, and anybody's as a pack is loaded. */
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import type { CheckSpec } from '../catalogue/types.js';
import type { CheckDefinition } from '../checks/types.js';
import { didYouMean } from '../nearest-name.js';
import { type PackDocument, placeIn } from './document.js';
import { PackError, type PackFault } from './faults.js';
import { whyNotLinear } from './pattern/linear.js';
import { schemaWords, tellingErrors } from './schema-words.js';

/** Of the schema checker; `verbose` gives errors the schema they come from, and no value is passed on. */
export const AJV_SETTINGS = {
  allErrors: true,
  verbose: true,
  strictRequired: false,
  strictTypes: false,
  allowUnionTypes: true,
};
const GROUPS: readonly string[] = ['all', 'any', 'none'];

export class Door {
  private readonly checks = new Map<string, CheckDefinition>();
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(
    private readonly ajv: Ajv2020,
    checks: readonly CheckDefinition[],
  ) {
    for (const check of checks) this.checks.set(check.name, check);
  }

  /** Another check that rules may name: of a pack with code. */
  register(check: CheckDefinition): void {
    if (this.checks.has(check.name)) throw new PackError(`There is a check ${check.name} already.`);
    this.checks.set(check.name, check);
    this.optionsOf(check.name);
  }

  /** Holds a document to one of our schemas: `rule`, `standard`, `requirements`, `pack`. */
  schemaFaults(schema: string, document: PackDocument): PackFault[] {
    const validate = this.ajv.getSchema(`urn:careconform:schema:${schema}`);
    if (!validate) throw new Error(`there is no schema ${schema}`);
    return faultsOf(validate, document, document.value, '', `${schema}.json`);
  }

  /** Holds what a rule asks to the checks that there are, and the options to each check's own schema. */
  checkFaults(document: PackDocument, spec: CheckSpec, pointer = '/check'): PackFault[] {
    return Object.entries(spec).flatMap(([name, options]) => {
      const at = `${pointer}/${name.replaceAll('/', '~1')}`;
      if (GROUPS.includes(name))
        return (options as CheckSpec[]).flatMap((one, index) => this.checkFaults(document, one, `${at}/${index}`));
      const validate = this.optionsOf(name);
      if (validate) return faultsOf(validate, document, options, at, `options of ${name}`);
      const hint = name.includes(':')
        ? ' Such a check comes with a pack’s code: name its package or module, not its folder.'
        : '';
      const message = `there is no check ${name}.${didYouMean(name, this.checks.keys())}${hint}`;
      return [{ ...placeIn(document.file, document.lineOf, at), message }];
    });
  }

  private optionsOf(name: string): ValidateFunction | undefined {
    const check = this.checks.get(name);
    const known = this.compiled.get(name);
    if (known || !check) return known;
    try {
      const made = this.ajv.compile(check.options);
      this.compiled.set(name, made);
      return made;
    } catch {
      throw new PackError(`The options of the check ${name} are no JSON Schema that can be used.`);
    }
  }
}

/**
 * Opens the door. The schema checker is loaded only here, because it costs more than a small run.
 * @param schemas the files of standards/schema, parsed
 */
export async function openDoor(schemas: readonly object[], checks: readonly CheckDefinition[]): Promise<Door> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return makeDoor(new Ajv2020(AJV_SETTINGS), schemas, checks);
}

/** The same with the schema checker at hand. */
export function makeDoor(ajv: Ajv2020, schemas: readonly object[], checks: readonly CheckDefinition[]): Door {
  ajv.addFormat('linear-pattern', (text) => whyNotLinear(text) === undefined);
  for (const schema of schemas) ajv.addSchema(schema);
  return new Door(ajv, checks);
}

function faultsOf(
  validate: ValidateFunction,
  { file, lineOf }: PackDocument,
  value: unknown,
  pointer: string,
  schema: string,
): PackFault[] {
  if (validate(value)) return [];
  return tellingErrors(validate.errors ?? []).map((error) => ({
    ...placeIn(file, lineOf, pointer + error.instancePath),
    schema: `${schema}${error.schemaPath}`,
    message: schemaWords(error),
  }));
}
