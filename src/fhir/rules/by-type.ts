/** Rules that the specification gives in words for one type, beyond its constraints. */
import { bundleRules } from '../bundle/rules.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { extensionRules } from '../extension/rules.js';
import { attachmentRules } from './attachment.js';
import { codingRules, quantityRules } from './coding.js';
import { containedRules } from './contained.js';
import { identifierRules } from './identifier.js';
import { narrativeRules } from './narrative.js';
import { questionnaireRules, responseRules } from './questionnaire.js';
import { searchParameterRules } from './search-parameter.js';

const RULES: Readonly<Record<string, (engine: Engine) => readonly Assertion[]>> = {
  Extension: extensionRules,
  Attachment: attachmentRules,
  Bundle: bundleRules,
  Coding: codingRules,
  Quantity: quantityRules,
  Identifier: identifierRules,
  Narrative: narrativeRules,
  SearchParameter: searchParameterRules,
  Questionnaire: questionnaireRules,
  QuestionnaireResponse: responseRules,
};

export function rulesOf(engine: Engine, type: string): readonly Assertion[] {
  const own = RULES[type]?.(engine) ?? [];
  if (engine.types.kind(type) !== 'resource') return own;
  return engine.types.isA(type, 'DomainResource') ? [...own, ...containedRules(engine)] : own;
}
