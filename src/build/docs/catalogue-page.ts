/** The page of all standards: stages in both views, how sure we are and why, owner and ids. */
import type { Catalogue, Standard } from '../../catalogue/types.js';
import { plainMarkdown } from '../../report/markdown-text.js';
import { cell, list, MADE, sourceLink } from './prose.js';

const ASSESSABLE: Record<Standard['assessable'], string> = {
  payload: 'from payloads',
  none: 'not from a payload',
  gap: 'not: its name is not known',
};

const INTRODUCTION = `The report *Digital transformation in the NHS* (National Audit Office, 2020) counts ten sets of standards in four stages and names
none of them. The column for the report is therefore our **reconstruction**, with how sure we are. The column for now
lists each dated stage that we read from the standard's own publication; the last date that has passed is in force. A
standard outside the ten sets has no stage in the report.
`;

export function cataloguePage(
  standards: Catalogue['standards'],
  stages: Catalogue['stages'],
  outside: Catalogue['outside'],
): string {
  return [
    MADE,
    '# The catalogue of standards\n',
    INTRODUCTION,
    '| standard | id | set | in the report of 2020 | confidence | now | rules | assessable |',
    '| --- | --- | ---: | --- | --- | --- | ---: | --- |',
    ...standards.map(row),
    '\n## Stages\n',
    list([
      ...stages.map(({ id, meaning }) => `**${id}**: ${plainMarkdown(meaning)}`),
      `**outside**: ${plainMarkdown(outside.meaning)}`,
    ]),
    ...standards.map(section),
  ].join('\n');
}

function row(standard: Catalogue['standards'][number]): string {
  const { id, name, slot, report, current, rules, requirements, assessable } = standard;
  const page = requirements.length > 0 ? `${id}/RULES.md` : `${id}/README.md`;
  const now = current.map(({ from, stage }) => `${stage} from ${from}`).join('; ');
  const cells = [`[${cell(name)}](${page})`, `\`${id}\``, slot ?? '–', report.stage, report.confidence, now || '–'];
  return `| ${[...cells, rules.length, ASSESSABLE[assessable]].join(' | ')} |`;
}

function section(standard: Catalogue['standards'][number]): string {
  const { id, name, owner, informationStandards, report, current, publishedStatus, withdrawn, notAssessable } =
    standard;
  return [
    `## ${plainMarkdown(name)}\n`,
    list([
      `Id: \`${id}\`. Owner: ${plainMarkdown(owner)}.`,
      ...informationStandards.map(
        (one) =>
          `Information standard: ${plainMarkdown(one.note ? `${one.id}, ${one.note}` : one.id)}. Source: ${sourceLink(one.source)}`,
      ),
      `Stage in the report: ${report.stage}, confidence ${report.confidence}${report.rival ? `, may also be ${plainMarkdown(report.rival)}` : ''}${report.partOf ? `, as a part of \`${report.partOf}\`` : ''}. ${plainMarkdown(report.basis)}`,
      ...current.map(
        ({ from, stage, basis, source }) =>
          `Stage ${stage} from ${from}: ${plainMarkdown(basis)}. Source: ${sourceLink(source)}`,
      ),
      `Its publisher says: ${plainMarkdown(publishedStatus.text)}. Source: ${sourceLink(publishedStatus.source)}`,
      ...(withdrawn ? [`Withdrawn on ${withdrawn.date}: ${plainMarkdown(withdrawn.note)}`] : []),
      ...(notAssessable ? [`Not assessable: ${plainMarkdown(notAssessable)}`] : []),
    ]),
  ].join('\n');
}
