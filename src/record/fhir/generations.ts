import type { Generation } from '../../generation.js';

/** The generation that a profile URL of the NHS, HL7 UK or INTEROPen names; undefined where it names none. */
export function generationOfProfile(profile: string): Generation | undefined {
  if (profile.includes('/STU3/')) return 'fhir-stu3';
  if (profile.includes('/DSTU2/') || profile.startsWith('http://fhir.nhs.net/StructureDefinition/'))
    return 'fhir-dstu2';
  if (profile.includes('/R4/') || profile.includes('/UKCore-') || profile.includes('/NHSDigital-')) return 'fhir-r4';
  return undefined;
}
