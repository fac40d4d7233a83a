/** The FHIR engine's door. */

export { DEFAULT_OPTIONS } from './options.js';
export { createValidator, type ValidatorParts } from './validator.js';
