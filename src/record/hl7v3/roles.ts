/** What a code is for, from the class that it stands in. Names are those of CDA, GP2GP, PORX and the Summary Care Record. */
import type { Role } from '../facts.js';

const BY_CODE_NAME = new Map<string, Role>([
  ['routeCode', 'route'],
  ['formCode', 'form'],
  ['ethnicGroupCode', 'ethnicity'],
  ['confidentialityCode', 'confidentiality'],
  ['statusCode', 'status'],
  ['reasonCode', 'reason'],
  ['standardIndustryClassCode', 'care-setting'],
  ['careSettingCode', 'care-setting'],
]);

const BY_CLASS = new Map<string, Role>([
  ['ClinicalDocument', 'document-type'],
  ['section', 'section'],
  ['observation', 'observation'],
  ['ObservationStatement', 'observation'],
  ['Finding', 'observation'],
  ['LifeStyle', 'observation'],
  ['Investigation', 'test'],
  ['procedure', 'procedure'],
  ['Treatment', 'procedure'],
  ['Diagnosis', 'diagnosis'],
  ['Problem', 'diagnosis'],
  ['Allergy', 'allergy'],
  ['FamilyHistory', 'family-history'],
  ['RequestStatement', 'referral'],
  ['encounter', 'encounter'],
  ['encompassingEncounter', 'encounter'],
  ['ehrComposition', 'encounter'],
  ['specimenMaterial', 'specimen'],
]);

const MATERIAL = /^manufactured\w*(Material|Drug)$/;

/**
 * @param parent local name of the element that holds the code; `UKCT_MT144053UK02.Allergy` is read as Allergy
 * @param name local name of the code itself
 */
export function roleOf(parent: string, name: string): Role {
  const byName = BY_CODE_NAME.get(name);
  if (byName) return byName;
  const className = classOf(parent);
  if (name === 'value') return className === 'observation' || className === 'ObservationStatement' ? 'value' : 'other';
  if (name !== 'code') return 'other';
  if (MATERIAL.test(className)) return 'medication';
  return BY_CLASS.get(className) ?? 'other';
}

export function isMaterial(local: string): boolean {
  return MATERIAL.test(local);
}

/** The class in a local name that a message type stands before. */
export function classOf(local: string): string {
  return local.slice(local.lastIndexOf('.') + 1);
}
