/** %resource and its kind: FHIR's environment variables (R4 §2.9.1). */
import { PathUnsupported } from './contract.js';
import type { Collection } from './node.js';
import type { Evaluate } from './scope.js';

const URIS: Readonly<Record<string, string>> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

/**
 * The value of an environment variable.
 * @returns an evaluation that throws PathUnsupported where the name is none of FHIR's and the caller gives no such variable
 */
export function constant(name: string): Evaluate {
  if (name === 'resource') return ({ run }) => [run.env.resource];
  if (name === 'rootResource') return ({ run }) => [run.env.rootResource];
  if (name === 'context') return ({ run }) => run.context;
  const uri = URIS[name] ?? derived(name);
  if (uri !== undefined) {
    const out: Collection = [uri];
    return () => out;
  }
  return ({ run }) => {
    const given = run.env.variables?.[name];
    if (!given) throw new PathUnsupported('an environment variable that is not set');
    return given;
  };
}

function derived(name: string): string | undefined {
  if (name.startsWith('vs-')) return `http://hl7.org/fhir/ValueSet/${name.slice(3)}`;
  if (name.startsWith('ext-')) return `http://hl7.org/fhir/StructureDefinition/${name.slice(4)}`;
  return undefined;
}
