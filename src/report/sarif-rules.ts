/** The rules and taxonomies of a SARIF log: each standard is a taxonomy, its requirements are the taxa (SARIF 2.1.0, 3.19). */
import type { CatalogueWords } from './reporter.js';
import type { Finding, Report } from './types.js';
import { ruleName } from './words.js';

type Level = 'error' | 'warning' | 'note' | 'none';

export interface SarifRule {
  id: string;
  shortDescription: { text: string };
  fullDescription?: { text: string };
  help?: { text: string; markdown: string };
  helpUri?: string;
  defaultConfiguration: { level: Level };
  properties: { tags: string[] };
  relationships?: { target: { id: string; toolComponent: { name: string; index: number } }; kinds: string[] }[];
}

/** Every rule that the report has a finding of, in the order found. */
export function sarifRules(report: Report, words: CatalogueWords | undefined): SarifRule[] {
  const standards = report.standards.map(({ id }) => id);
  const rules = new Map<string, SarifRule>();
  for (const finding of [...report.findings, ...report.waived]) {
    const id = ruleName(finding);
    if (!rules.has(id)) rules.set(id, sarifRule(id, finding, standards, words));
  }
  return [...rules.values()];
}

function sarifRule(id: string, finding: Finding, standards: string[], words: CatalogueWords | undefined): SarifRule {
  const said = words?.rule(id);
  const index = standards.indexOf(finding.standard);
  const target = { id: finding.requirement ?? '', toolComponent: { name: finding.standard, index } };
  return {
    id,
    shortDescription: { text: said?.failTitle ?? id },
    ...(said ? { fullDescription: { text: said.why }, help: { text: said.fix, markdown: said.fix } } : {}),
    ...(said?.url ? { helpUri: said.url } : {}),
    defaultConfiguration: { level: finding.outcome === 'fail' ? finding.level : 'none' },
    properties: { tags: [finding.standard, finding.stage, finding.severity] },
    ...(finding.requirement && index >= 0 ? { relationships: [{ target, kinds: ['relevant'] }] } : {}),
  };
}

export function sarifTaxonomies(report: Report, words: CatalogueWords | undefined): object[] {
  return report.standards.map((standard) => ({
    name: standard.id,
    fullName: standard.name,
    version: report.catalogue.version,
    shortDescription: { text: `${standard.name}; stage: ${standard.stage}` },
    isComprehensive: false,
    taxa: standard.requirements.map(({ id, verb }) => ({
      id,
      shortDescription: { text: words?.requirement(standard.id, id)?.text ?? `${standard.id} ${id}` },
      properties: { tags: [verb] },
    })),
    properties: { stage: standard.stage, verdict: standard.verdict, counts: standard.counts },
  }));
}
