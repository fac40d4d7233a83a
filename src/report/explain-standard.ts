/** A standard in plain text: what it is, whose, its stages and their basis, and what we check of it. */
import { type CatalogueStandard, type ExplainSettings, sentence, sourceWords } from './explain-words.js';
import { indent, wrap } from './wrap.js';

export function explainStandard(standard: CatalogueStandard, { asOf, width }: ExplainSettings): string {
  const part = (head: string, texts: string[]): string =>
    texts.length ? `\n${head}\n${texts.map((text) => indent(text, 2, width)).join('')}` : '';
  const untested = standard.requirements.filter(({ tested }) => tested !== 'rule');
  return [
    `${standard.id}\n`,
    ...wrap(`${standard.name}, ${standard.owner}`, width).map((line) => `${line}\n`),
    part(
      'Information standards',
      standard.informationStandards.map(({ id, note, source }) => {
        const words = note ? `${id}: ${note}` : id;
        return source.status === 'unverified' ? `${words} (not verified)` : words;
      }),
    ),
    part(
      `Stages (read as of ${asOf})`,
      standard.current.map(
        ({ from, stage, basis, source }) => `${stage} from ${from}: ${sentence(basis)} Source: ${sourceWords(source)}`,
      ),
    ),
    part('Stage in the report of 2020', [
      `${standard.report.stage}, confidence ${standard.report.confidence}: ${standard.report.basis}`,
    ]),
    part("The publisher's own word", [
      `${sentence(standard.publishedStatus.text)} Source: ${sourceWords(standard.publishedStatus.source)}`,
    ]),
    part(
      'Identifiers that are not verified',
      standard.systems
        .filter(({ status }) => status === 'unverified')
        .map(({ what, uri, oid, hl7v2 }) => [`${what}:`, uri ?? oid ?? hl7v2 ?? 'no identifier known'].join(' ')),
    ),
    part('Withdrawn', standard.withdrawn ? [`${standard.withdrawn.date}: ${standard.withdrawn.note}`] : []),
    part(
      'Rules',
      standard.rules.map((rule) => `${standard.id}/${rule.id}: ${rule.title}`),
    ),
    part(
      'Not tested by a rule',
      untested.map(({ id, text, tested, reason }) => `${id} (${tested}): ${text} ${reason ?? ''}`.trim()),
    ),
    part('Not assessable', standard.notAssessable ? [standard.notAssessable] : []),
    part('Links', standard.links),
  ].join('');
}
