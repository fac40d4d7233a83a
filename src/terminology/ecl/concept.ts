/** Identifiers of concepts in a constraint. */
import type { TokenReader } from './token-reader.js';

/**
 * An identifier and, where there is one, its term.
 * @throws EclError where there is no identifier of 6 to 18 digits
 */
export function readConcept(reader: TokenReader): { id: string; at: number } {
  const token = reader.next();
  if (token.kind !== 'digits') reader.fail('Here a concept is expected.', token);
  if (!/^[1-9]\d{5,17}$/.test(token.text))
    reader.fail('An identifier has 6 to 18 digits and does not begin with 0.', token);
  if (reader.is('term')) reader.next();
  return { id: token.text, at: token.at };
}
