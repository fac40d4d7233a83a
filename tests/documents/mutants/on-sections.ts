/** Ways to get at the sections of a document. */
import { type Bundle, composition, type Resource } from '../bundle.js';

export const COMPOSITION = 'Bundle.entry[0].resource';
export const RULE = 'transfer-of-care/';
export const ALLERGIES = 'Allergies and adverse reactions';
/** Headings of text alone. */
export const WORDS = ['Plan and requested actions', 'Information and advice given'] as const;

export const sections = (bundle: Bundle): Resource[] => composition(bundle)['section'];
export const titled = (bundle: Bundle, title: string): number =>
  sections(bundle).findIndex((each) => each['title'] === title);
export const place = (at: number, rest = ''): string => `${COMPOSITION}.section[${at}]${rest}`;
export const coding = (one: Resource): Resource => one['code'].coding[0];
