/** A QuestionnaireResponse against its Questionnaire (FHIR R4 §2.7; findings and severities as HL7's validator has them). */
import type { JsonObject } from '../../parse/tree.js';
import { compareMoments, readMoment } from '../path/dates.js';
import { Report, type ResponseWorld } from './context.js';
import { sayExpressions } from './expressions.js';
import { isObject, objects, readQuestions, text } from './model.js';
import { ResponseWalk } from './walk.js';

/**
 * Checks the answers of a QuestionnaireResponse.
 * @param response the resource in JSON's shape
 * @param world finds the Questionnaire and asks value sets
 */
export function checkQuestionnaireResponse(
  response: JsonObject,
  world: ResponseWorld,
): { readonly issues: Report['issues'] } {
  const report = new Report();
  const canonical = canonicalOf(response);
  if (canonical === undefined) {
    report.add(
      'information',
      'informational',
      'The response names no questionnaire, so its answers were not checked against one.',
      'QuestionnaireResponse',
    );
    return report;
  }
  const questionnaire = canonical.startsWith('#')
    ? containedIn(response, canonical.slice(1))
    : world.questionnaire(canonical);
  if (questionnaire?.['resourceType'] !== 'Questionnaire') {
    report.add(
      'warning',
      'required',
      'The questionnaire of the response is not loaded, so its answers were not checked.',
      'QuestionnaireResponse',
      'profile-not-loaded',
    );
    return report;
  }
  checkPeriod(response, questionnaire, report);
  sayExpressions(objects(questionnaire['extension']), 'QuestionnaireResponse', report);
  // A contained questionnaire cannot contain: its value sets lie beside it.
  const container = canonical.startsWith('#') ? response : questionnaire;
  const contained = new Map(objects(container['contained']).map((one) => [`#${text(one['id']) ?? ''}`, one]));
  const status = response['status'];
  const finished = status === 'completed' || status === 'amended';
  new ResponseWalk(readQuestions(questionnaire), contained, finished, world, report).start(response);
  return report;
}

/** A canonical in R4, a Reference in STU3. */
function canonicalOf(response: JsonObject): string | undefined {
  const named = response['questionnaire'];
  return isObject(named) ? text(named['reference']) : text(named);
}

function containedIn(response: JsonObject, id: string): JsonObject | undefined {
  return objects(response['contained']).find((one) => one['id'] === id);
}

function checkPeriod(response: JsonObject, questionnaire: JsonObject, report: Report): void {
  const authored = readMoment(text(response['authored']) ?? '');
  const period = questionnaire['effectivePeriod'];
  if (!authored || !isObject(period)) return;
  const start = readMoment(text(period['start']) ?? '');
  const end = readMoment(text(period['end']) ?? '');
  const early = start && (compareMoments(authored, start) ?? 0) < 0;
  const late = end && (compareMoments(authored, end) ?? 0) > 0;
  if (early || late)
    report.add(
      'warning',
      'business-rule',
      'The response was authored outside the period in which the questionnaire is meant to be used.',
      'QuestionnaireResponse.authored',
    );
}
