/** Errors of JSON Schema in our own words. ajv's text is not passed on. */
import type { ErrorObject } from 'ajv';
import { didYouMean } from '../nearest-name.js';
import { whyNotLinear } from './pattern/linear.js';

type Words = (error: ErrorObject) => string;

const listed = (values: unknown): string => (values as unknown[]).map(String).join(', ');

const WORDS: Readonly<Record<string, Words>> = {
  required: ({ params }) => `${String(params['missingProperty'])} is missing.`,
  additionalProperties: ({ params, parentSchema }) => {
    const name = String(params['additionalProperty']);
    const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
    return `there is no member ${name} here.${didYouMean(name, known)}`;
  },
  enum: ({ params }) => `it must be one of ${listed(params['allowedValues'])}.`,
  const: ({ params }) => `it must be ${JSON.stringify(params['allowedValue'])}.`,
  type: ({ params }) => `it must be of type ${String(params['type']).replaceAll(',', ' or ')}.`,
  pattern: ({ params }) => `it must have the form ${String(params['pattern'])}.`,
  format: ({ data }) => `the pattern is refused: ${whyNotLinear(String(data)) ?? 'it is not linear in time'}.`,
  minLength: () => 'it must not be empty.',
  maxLength: ({ params }) => `it must not be longer than ${String(params['limit'])} characters.`,
  minItems: () => 'it must have at least one item.',
  maxItems: ({ params }) => `it must not have more than ${String(params['limit'])} items.`,
  minProperties: () => 'it must not be empty.',
  uniqueItems: () => 'an item stands there twice.',
  propertyNames: ({ params }) => `the name ${String(params['propertyName'])} cannot be used here.`,
  minimum: ({ params }) => `it must be ${String(params['limit'])} or more.`,
  oneOf: () => 'it has none of the forms that it may have.',
  anyOf: () => 'it has none of the forms that it may have.',
  not: () => 'it is a name that is kept for careconform itself.',
};

export function schemaWords(error: ErrorObject): string {
  return WORDS[error.keyword]?.(error) ?? 'it does not have the form that is asked.';
}

/** One error for each fault: of a choice that fits nowhere, what says most. */
export function tellingErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const within = (error: ErrorObject, choice: ErrorObject) =>
    error !== choice &&
    error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
    error.instancePath.startsWith(choice.instancePath);
  const patterns = errors.filter(({ keyword }) => keyword === 'format');
  const told = errors.filter((error) => {
    if (error.keyword === 'format') return true;
    if (choices.some((choice) => within(error, choice))) return false;
    if (choices.includes(error)) return !patterns.some((each) => each.instancePath.startsWith(error.instancePath));
    return !errors.some(
      ({ keyword, instancePath }) =>
        keyword === 'propertyNames' && instancePath === error.instancePath && error.keyword !== keyword,
    );
  });
  return told.length > 0 ? told : errors.slice(0, 1);
}
