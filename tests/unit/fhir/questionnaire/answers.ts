/** A form and answers to it, and what is found. */
import type { FhirVersion } from '../../../../src/fhir/contract.js';
import { checkQuestionnaireResponse } from '../../../../src/fhir/questionnaire/response.js';
import type { JsonObject } from '../../../../src/parse/tree.js';

const URL_OF_FORM = 'http://x.example/Questionnaire/form';
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';

export interface Setting {
  version?: FhirVersion;
  status?: string;
  member?: (valueSet: string, system: string | undefined, code: string) => boolean | undefined;
  questionnaire?: JsonObject;
}

/** Findings as `severity code place`, the place without the name of the resource. */
export function find(questions: JsonObject[], answers: JsonObject[], setting: Setting = {}): string[] {
  const form: JsonObject = {
    resourceType: 'Questionnaire',
    url: URL_OF_FORM,
    item: questions,
    ...setting.questionnaire,
  };
  const response: JsonObject = {
    resourceType: 'QuestionnaireResponse',
    questionnaire: URL_OF_FORM,
    status: setting.status ?? 'completed',
    item: answers,
  };
  const world = {
    version: setting.version ?? '4.0',
    questionnaire: (canonical: string) => (canonical === URL_OF_FORM ? form : undefined),
    member: setting.member ?? (() => undefined),
  } as const;
  return checkQuestionnaireResponse(response, world).issues.map(
    ({ severity, code, expression }) => `${severity} ${code} ${expression.replace('QuestionnaireResponse', '') || '.'}`,
  );
}

export const coding = (code: string, system = 'http://x.example/s'): JsonObject => ({ system, code });
export const limit = (url: string, value: JsonObject): JsonObject => ({
  url: url.startsWith('http') ? url : EXTENSION + url,
  ...value,
});
