/** A document Bundle as tests take it apart and put it together. */
// biome-ignore lint/suspicious/noExplicitAny: FHIR JSON of any type
export type Resource = Record<string, any> & { resourceType: string; id?: string };
export interface Bundle extends Resource {
  entry: { fullUrl: string; resource: Resource }[];
}

export const composition = (bundle: Bundle): Resource => bundle.entry[0]!.resource;

export const resources = (bundle: Bundle, type: string): Resource[] =>
  bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);

export const resourceAt = (bundle: Bundle, reference: string): Resource | undefined =>
  bundle.entry.find(({ fullUrl }) => fullUrl === reference)?.resource;

/** Where a resource stands, as `Bundle.entry[3].resource`. */
export const placeOf = (bundle: Bundle, resource: Resource): string =>
  `Bundle.entry[${bundle.entry.findIndex((entry) => entry.resource === resource)}].resource`;

/** The section of a title; codes differ between the generations. */
export function section(bundle: Bundle, title: string): Resource | undefined {
  return composition(bundle)['section'].find((each: Resource) => each['title'] === title);
}

/** The list that a section refers to. */
export function listOf(bundle: Bundle, title: string): Resource | undefined {
  const reference = section(bundle, title)?.['entry']?.[0]?.reference as string | undefined;
  return reference === undefined ? undefined : resourceAt(bundle, reference);
}

/** Every reference in a value, as an object that can be changed. */
export function referencesIn(value: unknown): { reference: string }[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'reference' in value && typeof value.reference === 'string' ? [value as { reference: string }] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

/** Takes out what the Composition no longer leads to. */
export function dropUnreached(bundle: Bundle): void {
  const reached = new Set<string>();
  const waiting = [bundle.entry[0]!.fullUrl];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (reached.has(url)) continue;
    reached.add(url);
    for (const { reference } of referencesIn(resourceAt(bundle, url))) waiting.push(reference);
  }
  bundle.entry = bundle.entry.filter(({ fullUrl }) => reached.has(fullUrl));
}

export const div = (html: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`;
