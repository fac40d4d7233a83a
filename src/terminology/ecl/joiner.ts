/** AND, OR, MINUS and the comma between operands. */
import type { TokenReader } from './token-reader.js';

const WORDS = { and: 'and', or: 'or', minus: 'minus' } as const;

/**
 * Goes past a joining word, where one stands here.
 * @throws EclError where no white space follows the word
 */
export function readJoiner(reader: TokenReader): 'and' | 'or' | 'minus' | undefined {
  if (reader.take(',')) return 'and';
  if (!reader.is('word')) return undefined;
  const { text, spaced } = reader.peek();
  const word = text.toLowerCase();
  if (word !== 'and' && word !== 'or' && word !== 'minus') return undefined;
  if (!spaced) reader.fail('White space must follow AND, OR and MINUS.');
  reader.next();
  return WORDS[word];
}
