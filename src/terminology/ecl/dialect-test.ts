/** Is a description acceptable in a dialect? Source: ECL 2.2, dialectFilter, and its appendix of dialect aliases. */
import type { Compiler } from './compiler.js';
import type { Description } from './concept-graph.js';
import type { Dialect, FilterTest } from './tree.js';
import { not, some, type Truth } from './truth.js';

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['en-gb', '900000000000508004'],
  ['en-us', '900000000000509007'],
  ['en-nhs-clinical', '999001261000000100'],
  ['en-nhs-dmd', '999000671000001103'],
  ['en-nhs-pharmacy', '999000691000001104'],
  ['en-uk-drug', '999000681000001101'],
  ['en-uk-ext', '999001251000000103'],
]);
const ACCEPTABILITY: Record<string, 'prefer' | 'accept'> = {
  '900000000000548007': 'prefer',
  '900000000000549004': 'accept',
  prefer: 'prefer',
  accept: 'accept',
};

type DialectFilter = Extract<FilterTest, { test: 'dialect' | 'dialectId' }>;

export function dialectTest(compiler: Compiler, test: DialectFilter): (description: Description) => Truth {
  const inAny = compile(compiler, test);
  return test.comparison === '=' ? inAny : (description) => not(inAny(description));
}

function compile(compiler: Compiler, test: DialectFilter): (description: Description) => Truth {
  if (test.test === 'dialect') return listed(compiler, test.dialects, (dialect) => ALIASES.get(dialect));
  const { value, acceptability } = test;
  if (Array.isArray(value)) {
    const rows = value.map((row) => (row.acceptability.length > 0 ? row : { ...row, acceptability }));
    return listed(compiler, rows, (dialect) => dialect);
  }
  if (value.kind === 'simple' && value.focus.kind === 'concept' && !value.operator && !value.memberOf)
    return listed(compiler, [{ dialect: value.focus.id, acceptability }], (dialect) => dialect);
  const { graph } = compiler;
  const inside = compiler.test(value, true);
  return (description) =>
    some(graph.dialects ?? [], (dialect): Truth => {
      const at = graph.find(dialect);
      const named = at < 0 ? 'unknown-concept' : inside(at);
      return named === true ? isAcceptable(description, dialect, acceptability) : named;
    });
}

function listed(
  { graph }: Compiler,
  dialects: readonly Dialect[],
  idOf: (dialect: string) => string | undefined,
): (description: Description) => Truth {
  return (description) =>
    some(dialects, ({ dialect, acceptability }): Truth => {
      const id = idOf(dialect);
      if (id === undefined || !graph.dialects?.includes(id)) return 'dialect-not-loaded';
      return isAcceptable(description, id, acceptability);
    });
}

/** Where nothing is said of how acceptable it must be, either will do. */
function isAcceptable({ dialects }: Description, dialect: string, acceptability: readonly string[]): Truth {
  const held = dialects[dialect];
  if (held === undefined) return false;
  return acceptability.length === 0 || acceptability.some((one) => ACCEPTABILITY[one] === held);
}
