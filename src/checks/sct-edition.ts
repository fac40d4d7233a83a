import { splitSctid } from '../terminology/sctid.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Field that holds the code itself */
  code: string;
  /** By module of an edition: namespaces of extensions that it is made without */
  without: Record<string, string[]>;
}

const VERSION = /^http:\/\/snomed\.info\/sct\/(\d{6,18})(?:\/version\/(\d{8}))?$/;

/** Source: SNOMED CT URI standard, 2.2 and 2.3: the version names the module of an edition, and may name a date. */
export const sctEdition = defineCheck<Options>({
  name: 'sct-edition',
  does: 'asks that the version beside a SNOMED CT code names an edition, and one that can hold the code',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'code', 'without'],
    properties: {
      ...VALUE_OPTIONS,
      code: { type: 'string' },
      without: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const [, module, date] = VERSION.exec(value.text) ?? [];
    if (module === undefined)
      return fail(
        'The version is not the URI of an edition, as http://snomed.info/sct/ and the id of its module.',
        undefined,
        value.path,
      );
    if (splitSctid(module) === undefined || (date !== undefined && !isDay(date)))
      return fail(
        'The version has the form of an edition’s URI, but its module or its date cannot be.',
        undefined,
        value.path,
      );
    const code = readText(fact, { ...options, field: options.code, trim: true });
    const namespace = code.kind === 'text' ? namespaceOf(code.text) : undefined;
    if (namespace === undefined || !options.without[module]?.includes(namespace)) return PASS;
    // A few codes of extensions were taken into the international part, so this is no more than a note.
    const text = 'The code is of an extension that the edition named as its version is made without.';
    return { ...fail(text, undefined, value.path), severity: 'may' };
  },
});

/** Undefined for a code of the international part. */
function namespaceOf(code: string): string | undefined {
  const group = splitSctid(code)?.group;
  return group === undefined || group.length < 9 ? undefined : group.slice(0, 7);
}

function isDay(text: string): boolean {
  const [month, day] = [Number(text.slice(4, 6)), Number(text.slice(6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
