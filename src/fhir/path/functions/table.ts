/** Finds a function by its name and checks how many arguments it is given. */
import { type CompileContext, PathUnsupported } from '../contract.js';
import type { Apply, Evaluate } from '../scope.js';
import type { Syntax } from '../syntax.js';
import type { Builder } from './builder.js';
import { COMBINING } from './combining.js';
import { CONVERSION } from './conversion.js';
import { EXISTENCE } from './existence.js';
import { FHIR } from './fhir.js';
import { FILTERING } from './filtering.js';
import { MATHS } from './maths.js';
import { STRINGS } from './strings.js';
import { SUBSETTING } from './subsetting.js';
import { UTILITY } from './utility.js';

const FUNCTIONS: ReadonlyMap<string, Builder> = new Map(
  [EXISTENCE, FILTERING, SUBSETTING, COMBINING, CONVERSION, STRINGS, MATHS, UTILITY, FHIR].flatMap((group) =>
    Object.entries(group),
  ),
);

/** Is a function of that name compiled here? */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/**
 * Compiles the call of a function.
 * @throws PathUnsupported where the name is not known here, or the arguments are too few or too many
 */
export function buildFunction(
  name: string,
  args: readonly Syntax[],
  compile: (part: Syntax) => Evaluate,
  context: CompileContext,
): Apply {
  const builder = FUNCTIONS.get(name);
  if (!builder) throw new PathUnsupported(`a function that is not known here (${name})`);
  if (args.length < builder.least || args.length > builder.most)
    throw new PathUnsupported(`${name}() with ${args.length} arguments`);
  return builder.build({ args, compile, context });
}
