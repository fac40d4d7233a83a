/** The quick form of an expression; see quick-parts.ts. */
import type { CompileContext, CompiledPath } from './contract.js';
import type { Syntax } from './syntax.js';

/** The expression straight over JSON, or undefined where it needs nodes. */
export function quickForm(_syntax: Syntax, _context: CompileContext): CompiledPath['quick'] {
  return undefined;
}
