/** Synthetic documents, as small as a test needs them. */
export const SNOMED = 'http://snomed.info/sct';

export interface Section {
  code?: string;
  system?: string;
  title?: string;
  text?: string;
  entries?: string[];
  emptyReason?: string;
  sections?: Section[];
}

function sectionOf({ code, system = SNOMED, title, text, entries = [], emptyReason, sections }: Section): object {
  return {
    ...(title === undefined ? {} : { title }),
    ...(code === undefined ? {} : { code: { coding: [{ system, code }] } }),
    ...(text === undefined ? {} : { text: { status: 'generated', div: `<div>${text}</div>` } }),
    ...(entries.length > 0 ? { entry: entries.map((reference) => ({ reference })) } : {}),
    ...(emptyReason === undefined ? {} : { emptyReason: { coding: [{ code: emptyReason }] } }),
    ...(sections ? { section: sections.map(sectionOf) } : {}),
  };
}

/** A document Bundle; resources go by `Type/id`. */
export function documentOf(type: { system: string; code: string }, sections: Section[], resources: object[] = []) {
  const composition = {
    resourceType: 'Composition',
    status: 'final',
    type: { coding: [type] },
    section: sections.map(sectionOf),
  };
  return {
    resourceType: 'Bundle',
    type: 'document',
    entry: [composition, ...resources].map((resource) => ({ resource })),
  };
}

export const DISCHARGE = { system: SNOMED, code: '373942005' };
export const OUTPATIENT = { system: SNOMED, code: '823681000000100' };

export const codeable = (code: string, system = SNOMED, text?: string) => ({
  coding: [{ system, code }],
  ...(text === undefined ? {} : { text }),
});
export const allergy = (id: string, code: object) => ({ resourceType: 'AllergyIntolerance', id, code });
export const condition = (id: string, code: object) => ({ resourceType: 'Condition', id, code });
