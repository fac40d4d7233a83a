/** The page of one standard: what it asks, and each rule that tests it. */
import type { Catalogue, Requirement, Rule } from '../../catalogue/types.js';
import { listWords, sentence, weightWords } from '../../report/explain-words.js';
import { plainMarkdown } from '../../report/markdown-text.js';
import { GENERATION_WORDS } from '../../report/words.js';
import type { FailingFixture } from './failing-fixtures.js';
import { list, MADE, sourceLink } from './prose.js';

type Standard = Catalogue['standards'][number];

export function rulesPage(standard: Standard, fixtures: ReadonlyMap<string, FailingFixture>): string {
  const untested = standard.requirements.filter(({ tested }) => tested !== 'rule');
  return [
    MADE,
    `# ${plainMarkdown(standard.name)}: rules\n`,
    `Standard \`${standard.id}\`, ${plainMarkdown(standard.owner)}. [What it is](README.md) · [all standards](../CATALOGUE.md) · [words](../GLOSSARY.md)\n`,
    ...standard.rules.map((rule) => section(standard, rule, fixtures.get(rule.id))),
    '## Asked for, and tested by no rule\n',
    list(untested.map((requirement) => `**${requirement.id}** (${requirement.verb}): ${untestedWords(requirement)}`)),
  ].join('\n');
}

function section(standard: Standard, rule: Rule, fixture: FailingFixture | undefined): string {
  const asked = standard.requirements.filter(({ id }) => rule.requirements.includes(id));
  return [
    `## ${standard.id}/${rule.id}\n`,
    `${sentence(plainMarkdown(rule.title))}\n`,
    list([
      `Severity: ${weightWords(rule)}${rule.gatesAlways ? '; a failure gates in every stage and under every policy' : ''}`,
      `Where: ${whereWords(rule)}`,
      `Why it matters: ${plainMarkdown(rule.why)}`,
      `What to do: ${plainMarkdown(rule.fix)}`,
      ...asked.map(requirementWords),
      ...(rule.caution ? [`**Take care:** ${plainMarkdown(rule.caution)}`] : []),
      exampleWords(fixture),
    ]),
  ].join('\n');
}

function requirementWords({ id, verb, text, source }: Requirement): string {
  return `Requirement **${id}** (${verb}): ${sentence(plainMarkdown(text))} Source: ${sourceLink(source)}`;
}

function untestedWords({ text, tested, reason, source }: Requirement): string {
  const who = tested === 'person' ? 'A person must look.' : 'Nothing tests it.';
  return `${sentence(plainMarkdown(text))} ${who} ${sentence(plainMarkdown(reason ?? 'No reason is recorded'))} Source: ${sourceLink(source)}`;
}

function whereWords({ applies: { fact, generations, data } }: Rule): string {
  const names = generations?.map((one) => GENERATION_WORDS[one]);
  const where = names ? listWords(names) : 'every generation that has them';
  return `facts of kind \`${fact}\`, in ${where}${data ? `; only where the sample is said to be ${data}` : ''}`;
}

function exampleWords(fixture: FailingFixture | undefined): string {
  if (!fixture) return 'Example: none of its own; the tests of the FHIR engine prove it.';
  const sees = fixture.kind === 'fail' ? 'fails' : 'asks for a review';
  return `Smallest example that ${sees}: \`${fixture.path}\` (${plainMarkdown(fixture.shows)})`;
}
