import { type CanonicalFile, CanonicalList } from './canonical-list.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { pathOf, readText } from './value.js';

interface Options {
  field: string;
  /** Name of the list of canonical URIs in the catalogue, as `identifiers/canonical` */
  list: string;
}

const lists = new WeakMap<object, CanonicalList>();

/** The index of a list, made once for each catalogue. */
function listOf(file: CanonicalFile): CanonicalList {
  const known = lists.get(file);
  if (known) return known;
  const made = new CanonicalList(file);
  lists.set(file, made);
  return made;
}

export const nearMiss = defineCheck<Options>({
  name: 'near-miss',
  does: 'asks whether a URI is a misspelling of one that the catalogue knows',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'list'],
    properties: { field: { type: 'string' }, list: { type: 'string', minLength: 1 } },
  },
  run(fact, options, { codes }) {
    const value = readText(fact, { field: options.field });
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const meant = listOf(codes<CanonicalFile>(options.list)).meant(value.text);
    if (meant === undefined) return PASS;
    return fail(
      'Nothing that we know has this URI; {meant} was probably meant.',
      { meant: { class: 'uri', value: meant } },
      pathOf(fact, options.field),
    );
  },
});
