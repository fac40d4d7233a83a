/**
 * Regular expressions as rules write them: found anywhere in the text, and a dot is any character.
 * A profile may come from anyone: an expression that could take for ever is run by our own linear search, or refused.
 */
import { PathError } from './contract.js';
import { linearSearch } from './pattern-run.js';
import { isNested, PatternError, type PatternNode, readPattern } from './pattern-syntax.js';

export interface Pattern {
  /** finds() never throws. */
  readonly safe: boolean;
  /** @throws PathError where the expression cannot be run in bounded time */
  finds(text: string): boolean;
  replace(text: string, by: string): string;
}

const KNOWN = new Map<string, Pattern>();
const MOST_KNOWN = 500;
/** In a text this short an expression without nested repetitions costs little, whatever it is. */
const SHORT = 2000;

/**
 * Compiles a regular expression once.
 * @throws PathError where it is none
 */
export function pattern(source: string): Pattern {
  const known = KNOWN.get(source);
  if (known) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const made = make(source);
  KNOWN.set(source, made);
  return made;
}

function make(source: string): Pattern {
  const native = nativeForm(source);
  const syntax = syntaxOf(source);
  const tame = syntax !== undefined && !isNested(syntax);
  const every = new RegExp(source, 'gs');
  const linear = tame ? undefined : searchOf(syntax);
  let long: ((text: string) => boolean) | undefined;
  return {
    safe: tame || linear !== undefined,
    finds(text) {
      if (linear) return linear(text);
      if (!tame)
        throw new PathError('A regular expression looks around, refers back or is too large, so it may take too long.');
      if (text.length <= SHORT) return native.test(text);
      long ??= searchOf(syntax) ?? ((one) => native.test(one));
      return long(text);
    },
    replace(text, by) {
      if (!tame || text.length > SHORT) throw new PathError('A regular expression could take too long to replace by.');
      return text.replace(every, by);
    },
  };
}

function nativeForm(source: string): RegExp {
  try {
    return new RegExp(source, 's');
  } catch {
    throw new PathError('A regular expression is not valid.');
  }
}

function syntaxOf(source: string): PatternNode | undefined {
  try {
    return readPattern(source);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

function searchOf(syntax: PatternNode | undefined): ((text: string) => boolean) | undefined {
  if (!syntax) return undefined;
  try {
    return linearSearch(syntax);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
