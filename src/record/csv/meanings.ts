/** What a column of a table may mean, and the header names by which trusts and suppliers say so. */
import type { Role } from '../facts.js';

/** Meanings of a column, as `--map` names them. */
export const MEANINGS = [
  'nhs-number',
  'nhs-number-of-another',
  'nhs-number-status',
  'local-patient-id',
  'family-name',
  'given-name',
  'birth-date',
  'death-date',
  'gender',
  'postcode',
  'address',
  'practice-code',
  'snomed-ct',
  'dmd',
  'icd-10',
  'icd-11',
  'opcs-4',
  'read-v2',
  'ctv3',
  'loinc',
  'ods-organization-code',
  'gmc-number',
  'gtin',
  'gln',
  'gsrn',
  'sscc',
  'display',
  'date',
  'text',
  'ignore',
] as const;
export type Meaning = (typeof MEANINGS)[number];

export interface Column {
  meaning: Meaning;
  /** Of a code */
  role?: Role;
}

/** Header names with everything but letters and digits taken out, small letters. The first pattern that fits counts. */
const PATTERNS: [RegExp, Column][] = [
  [
    /^nhs(number|no|num)(verification)?(status|indicator)\w*$|^nnstatusindicator$|^nhsstatus$/,
    { meaning: 'nhs-number-status' },
  ],
  [
    /^(patient|person|pt|subject|client|serviceuser|individual|new|current)?nhs(number|no|num|nbr)(value|id)?$/,
    { meaning: 'nhs-number' },
  ],
  [/nhs(number|no|num|nbr)$/, { meaning: 'nhs-number-of-another' }],
  [
    /^(local|hospital|trust)(patient)?(id|identifier|identifierextended|number|no)$|^localpatientidentifier\w*$|^(mrn|pasnumber|pasid|hospitalno|patientid)$/,
    { meaning: 'local-patient-id' },
  ],
  [/^(person|patient)?(familyname|surname|lastname)$/, { meaning: 'family-name' }],
  [/^(person|patient)?(givenname|forename|firstname)s?$/, { meaning: 'given-name' }],
  [/^(person|patient)?(dateofbirth|dob|birthdate|birthdt)$/, { meaning: 'birth-date' }],
  [/^(person|patient)?(dateofdeath|dod|deathdate)$/, { meaning: 'death-date' }],
  [
    /^(person|patient)?(administrative|stated|phenotypic|current)?(gender|sex)(code|atbirth)?$|^personstatedgendercode$|^persongendercode\w*$/,
    { meaning: 'gender' },
  ],
  [/^(person|patient|home|usualaddress)?(postcode|postalcode)(ofusualaddress)?$/, { meaning: 'postcode' }],
  [/^(person|patient|home)?(address|addr)(line)?[1-5]?$|^usualaddress$/, { meaning: 'address' }],
  [
    /^(gp|registered|patient)?(gp)?practice(ods)?code(patientregistration|ofregistration)?$|^primarycarecode$|^generalmedicalpracticecode\w*$/,
    { meaning: 'practice-code' },
  ],
  [/(description|desc|relationship)id$/, { meaning: 'ignore' }],
  [/^vaccineproductcode$/, { meaning: 'dmd', role: 'immunization' }],
  [/^vaccinationprocedurecode$/, { meaning: 'snomed-ct', role: 'procedure' }],
  [/^routeofvaccinationcode$/, { meaning: 'snomed-ct', role: 'route' }],
  [/^siteofvaccinationcode$/, { meaning: 'snomed-ct' }],
  [/^doseunitcode$/, { meaning: 'snomed-ct', role: 'unit' }],
  [
    /^(dmd|dmandd|dmplusd|dmdproduct|drugdmd|medicationdmd)(code|id|snomedcode|identifier)?$|^(vtm|vpid|vmp|amp|apid|vpp|app|vmpp|ampp)(id|code)$|^(vpid|apid|vtmid|vppid|appid)$/,
    { meaning: 'dmd' },
  ],
  [/^\w*snomed(ct)?(concept)?(code|id|identifier)?\d{0,2}$|^(sct|concept)id$|^sctcode$/, { meaning: 'snomed-ct' }],
  [/icd10|^(primary|secondary)?diagnosis\d{0,2}icd$|^diagnosis(primary|secondary)icd$/, { meaning: 'icd-10' }],
  [/icd11/, { meaning: 'icd-11' }],
  [/opcs/, { meaning: 'opcs-4' }],
  [/^(read|readv2|readcode|readv2code|read2|read2code)$/, { meaning: 'read-v2' }],
  [/^(ctv3|ctv3code|readv3|readv3code|readctv3)$/, { meaning: 'ctv3' }],
  [/^loinc(code)?$/, { meaning: 'loinc' }],
  [
    /^\w*odscode$|^ods(id)?$|^(organisation|organization|org|provider|site|trust|commissioner)(site)?(identifier|code)(ofprovider|codeofprovider|ofcommissioner|codeofcommissioner)?$/,
    { meaning: 'ods-organization-code' },
  ],
  [/^\w*gmc(code|number|no|referencenumber)$/, { meaning: 'gmc-number' }],
  [/^gtin\d{0,2}$/, { meaning: 'gtin' }],
  [/^(gln|gsrn|sscc)$/, { meaning: 'gln' }],
];
/** What a code of a system is for, where the header does not say otherwise. */
const ROLES_OF_SYSTEMS = new Map<Meaning, Role>([
  ['dmd', 'medication'],
  ['icd-10', 'diagnosis'],
  ['icd-11', 'diagnosis'],
  ['opcs-4', 'procedure'],
  ['loinc', 'observation'],
]);
/** Words that say what is coded, in a header whose pattern does not. */
const ROLES: [RegExp, Role][] = [
  [/diagnos|problem|condition/, 'diagnosis'],
  [/procedure|operation/, 'procedure'],
  [/allerg/, 'allergy'],
  [/drug|medic|prescri/, 'medication'],
  [/vaccin|immunis/, 'immunization'],
  [/test|investigation|result|observation/, 'observation'],
];

/** Ends of headers of what stands beside a code. */
const BESIDE = /(description|desc|term|display|text|title|version|date|status)$/;

/** What a header says; undefined where it says nothing that is known. */
export function columnOf(header: string): Column | undefined {
  const name = plain(header);
  const found = PATTERNS.find(([pattern]) => pattern.test(name))?.[1];
  if (!found || (ROLES_OF_SYSTEMS.has(found.meaning) && BESIDE.test(name))) return undefined;
  if (found.meaning === 'gln' && (name === 'gsrn' || name === 'sscc')) return { meaning: name };
  return found.role === undefined ? columnAs(found.meaning, header) : found;
}

/** A column of a known meaning, with what its codes are for. */
export function columnAs(meaning: Meaning, header: string): Column {
  const name = plain(header);
  const role = ROLES_OF_SYSTEMS.get(meaning) ?? ROLES.find(([words]) => words.test(name))?.[1];
  return role === undefined ? { meaning } : { meaning, role };
}

/** Header without case, spaces and signs. */
export function plain(header: string): string {
  return header
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

export function isMeaning(value: unknown): value is Meaning {
  return (MEANINGS as readonly unknown[]).includes(value);
}
