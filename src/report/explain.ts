/** All that the catalogue says of a rule or a standard, in plain text. */
import { stageOf } from '../catalogue/stage.js';
import type { Catalogue, Rule } from '../catalogue/types.js';
import { exampleLines } from './examples.js';
import { explainStandard } from './explain-standard.js';
import { type CatalogueStandard, type ExplainSettings, sentence, sourceWords, weightWords } from './explain-words.js';
import { printable } from './printable.js';
import { indent, wrap } from './wrap.js';

/** Every name that `explain` knows. */
export function explainable(catalogue: Catalogue): string[] {
  return catalogue.standards.flatMap(({ id, rules }) => [id, ...rules.map((rule) => `${id}/${rule.id}`)]);
}

/** @returns the text, or undefined where nothing has the name; a rule's former ids are understood */
export function explain(catalogue: Catalogue, name: string, settings: ExplainSettings): string | undefined {
  for (const standard of catalogue.standards) {
    if (standard.id === name) return explainStandard(standard, settings);
    const rule = standard.rules.find(({ id, formerly }) =>
      [id, ...(formerly ?? [])].some((one) => name === `${standard.id}/${one}`),
    );
    if (rule) return explainRule(standard, rule, settings);
  }
  return undefined;
}

function explainRule(standard: CatalogueStandard, rule: Rule, { asOf, width, examples }: ExplainSettings): string {
  const part = (head: string, text: string): string => `\n${head}\n${indent(text, 2, width)}`;
  const stage = stageOf(standard, 'current', asOf);
  const requirements = standard.requirements.filter(({ id }) => rule.requirements.includes(id));
  const example = examples?.[`${standard.id}/${rule.id}`];
  return [
    `${standard.id}/${rule.id}\n`,
    ...wrap(rule.title, width).map((line) => `${line}\n`),
    part('Standard', `${standard.name}: ${stage} as of ${asOf}; ${standard.report.stage} in the report of 2020`),
    ...requirements.map(({ id, verb, text, source }) =>
      part(`Requirement ${id} (${verb})`, `${sentence(text)} Source: ${sourceWords(source)}`),
    ),
    part('How much it weighs', weightWords(rule)),
    part('When it fails', rule.failTitle),
    part('Why it matters', rule.why),
    part('What to do', rule.fix),
    part('Where it applies', appliesTo(rule)),
    rule.caution ? part('Take care', rule.caution) : '',
    example ? `\nFrom what passes to what fails\n${exampleLines(example).map(shown).join('')}` : '',
  ].join('');
}

/** A line of a fixture as it stands. */
function shown(line: string): string {
  return `  ${printable(line, 200)}\n`;
}

function appliesTo(rule: Rule): string {
  const { fact, generations, data } = rule.applies;
  const where = generations ? generations.join(', ') : 'every generation that has them';
  return `Facts of kind ${fact}, in ${where}${data ? `; only where the sample is said to be ${data}` : ''}.`;
}
