import type { CheckDefinition } from './types.js';

/** A check with its own options' type, fit for the registry, which knows them only by their JSON Schema. */
export function defineCheck<O>(definition: CheckDefinition<O>): CheckDefinition {
  return definition as CheckDefinition;
}
