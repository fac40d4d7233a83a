/** FHIR R4, 2.6.2: these types are numbers in JSON; boolean is its own; every other type is a string. */
const NUMBERS = new Set(['integer', 'unsignedInt', 'positiveInt', 'decimal']);
const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * The JSON value of a primitive's text: a number where the type is one and the text can be written so.
 * @param keep is given the text of a number that JavaScript would print otherwise; without it such a number stays text
 */
export function numberOrText(
  text: string,
  type: string,
  keep: { lexeme(text: string): void } | undefined,
): number | string {
  if (!NUMBERS.has(type)) return text;
  const number = Number(text);
  if (String(number) === text && Number.isFinite(number)) return number;
  if (!JSON_NUMBER.test(text) || !keep || !Number.isFinite(number)) return text;
  keep.lexeme(text);
  return number;
}
