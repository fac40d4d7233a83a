/** Small code lists of other standards, split on first use. */
import source from '../../../standards/definitions/code-lists.json' with { type: 'json' };

type ListName = Exclude<keyof typeof source, 'note'>;

const READ = new Map<ListName, ReadonlySet<string>>();

function list(name: ListName): ReadonlySet<string> {
  let codes = READ.get(name);
  if (!codes) {
    codes = new Set(source[name].split(' '));
    READ.set(name, codes);
  }
  return codes;
}

/** ISO 4217, with codes withdrawn in late years: a record may be older than its reader. */
export const isCurrency = (code: string): boolean => list('currencies').has(code);

/** ISO 3166-1: two letters, three letters or three digits. */
export const isCountry = (code: string): boolean =>
  list('countries2').has(code) || list('countries3').has(code) || list('countriesNumeric').has(code);

/** ISO 639-1. */
export const isShortLanguage = (code: string): boolean => list('languages').has(code);

/** ISO 15924. */
export const isScript = (code: string): boolean => list('scripts').has(code);

/** A region of a language tag: ISO 3166-1 of two letters. */
export const isRegion = (code: string): boolean => list('countries2').has(code);
