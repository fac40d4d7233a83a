/** Validates FHIR instances of one version against core and profiles. */
import { noTerminology, type TerminologyService } from '../terminology/contract.js';
import { Bindings } from './binding/bindings.js';
import { TypeTable } from './compile/type-table.js';
import type { EngineOptions, FhirInstance, FhirValidator, FhirVersion, Issue, ValidateOptions } from './contract.js';
import type { DefinitionStore, TypeRef } from './definitions/types.js';
import type { Engine } from './engine.js';
import { explainProfile } from './explain.js';
import { Invariants } from './invariant/invariants.js';
import { DEFAULT_OPTIONS } from './options.js';
import type { LibraryCompiler } from './path/library.js';
import { typesFrom } from './path/types.js';
import { Profiles } from './profile/profiles.js';
import { Lexemes } from './validate/lexemes.js';
import { nearestType } from './validate/nearest-type.js';
import { checkWholeResource } from './validate/resource.js';
import { Run } from './validate/run.js';

export interface ValidatorParts {
  version: FhirVersion;
  store: DefinitionStore;
  /** Asked before the value sets that are loaded */
  terminology?: TerminologyService;
  options?: Partial<EngineOptions>;
  /** Takes expressions that the engine does not compile; without it they are a review */
  library?: LibraryCompiler;
}

/**
 * Makes a validator. Definitions are compiled as they are first needed, so keep it for many instances.
 * @param parts the version, where definitions are found, terminology, and options (see options.ts for their defaults)
 */
export function createValidator(parts: ValidatorParts): FhirValidator {
  const engine = createEngine(parts);
  return {
    version: parts.version,
    validate: (instance, options) => validate(engine, instance, options ?? {}),
    explain: (url) => explainProfile(engine, url),
    knows: (url) => engine.store.structure(url) !== undefined,
  };
}

function createEngine(parts: ValidatorParts): Engine {
  const { version, store } = parts;
  const terminology = parts.terminology ?? noTerminology;
  const options = { ...DEFAULT_OPTIONS, ...parts.options };
  const { authorities } = options;
  let any: TypeRef[] | undefined;
  const engine: { -readonly [part in keyof Engine]?: Engine[part] } = {
    version,
    store,
    options,
    terminology,
    library: parts.library,
    oracle: typesFrom(store),
    bindings: new Bindings(store, terminology),
    knowsAuthority: (url: string) => authorities.some((authority) => url.startsWith(authority)),
    anyType: () =>
      (any ??= store.type('Extension')?.elements.find((element) => element.path === 'Extension.value[x]')?.types ?? []),
  };
  // The parts know one another through the engine, which is whole before any of them is asked
  const whole = engine as Engine;
  engine.types = new TypeTable(whole, store);
  engine.invariants = new Invariants(whole);
  engine.profiles = new Profiles(whole);
  return whole;
}

function validate(engine: Engine, instance: FhirInstance, options: ValidateOptions): Issue[] {
  const { resource, tree } = instance;
  const type = rootName(engine, resource);
  const lexemes = instance.lexemes ?? (tree.syntax === 'json' && tree.lexemes.size > 0 ? tree.lexemes : undefined);
  const run = new Run({ resource, type }, tree.syntax, lexemes && new Lexemes(engine, resource, lexemes));
  run.assign = options.assign;
  run.push(type, -1);
  run.adopt(instance.problems ?? []);
  if (tree.syntax === 'json') run.adopt(tree.duplicates.map(duplicate));
  else if (tree.encoding) run.error('invalid', ENCODING[tree.encoding]);
  checkWholeResource(engine, resource, run, options.profiles ?? []);
  const { at } = options;
  return at === undefined ? run.issues : run.issues.filter((issue) => isAt(issue.expression, at));
}

/** FHIR R4 §2.6.1: the character encoding is always UTF-8. */
const ENCODING = {
  said: 'The XML declaration names another encoding than UTF-8. FHIR is always in UTF-8: say so, or leave it out.',
  used: 'The document is not in UTF-8. FHIR is always in UTF-8: write it so.',
};

/** JSON allows a name twice in one object, and readers differ in which they take; FHIR has each once (R4 §2.6.2). */
function duplicate(expression: string): Issue {
  return {
    severity: 'error',
    code: 'invalid',
    text: 'The element stands twice in one object. Keep one of the two.',
    expression,
  };
}

/** What paths begin with: the type, or the one that is likely meant where it is none. */
function rootName(engine: Engine, resource: FhirInstance['resource']): string {
  const stated = resource['resourceType'];
  if (typeof stated === 'string' && engine.types.isResource(stated)) return stated;
  const near = nearestType(engine, resource);
  if (near === undefined) return 'Resource';
  return typeof stated === 'string' && stated.toLowerCase() === near.toLowerCase() ? stated : near;
}

function isAt(expression: string, at: string): boolean {
  if (!expression.startsWith(at)) return false;
  const next = expression[at.length];
  return next === undefined || next === '.' || next === '[';
}
