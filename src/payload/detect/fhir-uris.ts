/**
 * What addresses in a FHIR resource say of its version. The rules are of the publishers' habits: HL7 moved its code
 * systems to terminology.hl7.org in R4; HL7 UK and NHS England put /STU3/ into addresses of that time and none or /R4/
 * into later ones; fhir.nhs.net is older than both.
 */
import { DSTU2, R4, R4_ON, R4B, R5, STU3 } from './fhir-versions.js';

export interface UriRule {
  pattern: RegExp;
  versions: number;
  /** What was seen, without the address itself */
  says: string;
  /** A habit with exceptions: it is weighed with the rest and decides nothing alone */
  weak?: true;
}

/** For addresses in meta.profile, strongest first: the first that fits counts. */
export const PROFILE_RULES: readonly UriRule[] = [
  { pattern: /\/STU3(?:\/|$)|\/3\.0(?:\.\d)?\//i, versions: STU3, says: 'a profile of STU3 (by its address)' },
  { pattern: /\/DSTU2(?:\/|$)/i, versions: DSTU2, says: 'a profile of DSTU2 (by its address)' },
  { pattern: /\/R5\/|\/5\.0(?:\.\d)?\//, versions: R5, says: 'a profile of R5 (by its address)' },
  { pattern: /\/R4B\//, versions: R4B, says: 'a profile of R4B (by its address)' },
  { pattern: /\/R4\/|\/4\.0(?:\.\d)?\//, versions: R4, says: 'a profile of R4 (by its address)' },
  { pattern: /^https?:\/\/fhir\.nhs\.net\//i, versions: DSTU2, says: 'a profile of fhir.nhs.net' },
  {
    pattern: /(?:\/|-|[a-z])UKCore-|\/(?:NHSDigital|England|BARS)[A-Za-z]*-/,
    versions: R4,
    says: 'a UK Core or NHS England profile',
  },
  { pattern: /\/(?:ITK|GPConnect|EOL|eRS|CDS)-/, versions: STU3, says: 'an ITK or GP Connect profile', weak: true },
  {
    pattern: /\/(?:CareConnect|DCH)-/,
    versions: DSTU2 | STU3,
    says: 'a profile of CareConnect or Digital Child Health',
  },
  {
    pattern: /^https?:\/\/fhir\.(?:nhs|hl7\.org)\.uk\/StructureDefinition\/[A-Za-z-]{1,100}-[0-9]{1,2}$/i,
    versions: DSTU2 | STU3,
    says: 'a profile with a number at the end of its name, as before R4',
  },
  {
    pattern: /^https?:\/\/fhir\.nhs\.uk\/StructureDefinition\//i,
    versions: R4,
    says: 'a profile of fhir.nhs.uk without STU3 in its address',
    weak: true,
  },
];

/** For any other address; every rule that fits counts once. */
export const URI_RULES: readonly UriRule[] = [
  { pattern: /\/STU3(?:\/|$)/i, versions: STU3, says: 'addresses with STU3 in them' },
  { pattern: /\/DSTU2(?:\/|$)/i, versions: DSTU2, says: 'addresses with DSTU2 in them' },
  { pattern: /\/R4(?:\/|$)/i, versions: R4, says: 'addresses with R4 in them' },
  { pattern: /^https?:\/\/fhir\.nhs\.net\//i, versions: DSTU2, says: 'addresses of fhir.nhs.net' },
  { pattern: /^https?:\/\/terminology\.hl7\.org\//i, versions: R4_ON, says: 'code systems of terminology.hl7.org' },
  {
    pattern:
      /^http:\/\/hl7\.org\/fhir\/(?:v[23]|identifier-type|condition-category|observation-category|organization-type|composition-attestation-mode)\b/,
    versions: DSTU2 | STU3,
    says: 'code systems of hl7.org/fhir that R4 has moved',
  },
  { pattern: /[/-]UKCore-/, versions: R4, says: 'names of UK Core' },
  { pattern: /[/-]CareConnect-/, versions: DSTU2 | STU3, says: 'names of CareConnect' },
  {
    pattern:
      /^https:\/\/fhir\.(?:nhs|hl7\.org)\.uk\/(?:StructureDefinition|CodeSystem|Codesystem|ValueSet)\/(?!(?:Extension-)?(?:CareConnect|DCH|dch)-|[A-Za-z-]{1,100}-[0-9]{1,2}(?:\||$))/,
    versions: R4_ON,
    says: 'definitions of fhir.nhs.uk or fhir.hl7.org.uk without STU3 in their addresses',
  },
  {
    pattern: /^https:\/\/fhir\.(?:nhs|hl7\.org)\.uk\//i,
    versions: STU3 | R4_ON,
    says: 'addresses of fhir.nhs.uk or fhir.hl7.org.uk',
  },
];
