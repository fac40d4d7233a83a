/** `careconform summary`: merges JSON reports and shows of the whole what may be shown. */
import { existsSync } from 'node:fs';
import { loadCatalogue } from '../index.js';
import { expandGlob, isGlob } from '../payload/sources/glob.js';
import { publish } from '../report/summary/publish.js';
import { summaryCsv, summaryJson, summaryMarkdown, summaryText } from '../report/summary/render.js';
import type { Published, Summary } from '../report/summary/types.js';
import { summarise } from '../run/summary/summarise.js';
import { namedFormat, writeTo } from './named-format.js';
import { readReport } from './read-report.js';
import { UsageError } from './usage-error.js';

const FORMATS = ['text', 'html', 'csv', 'json', 'markdown'] as const;

/** @throws UsageError where a file is no report, is given twice, or a format is unknown */
export async function runSummary(paths: string[], raw: { report?: string[] }): Promise<void> {
  const targets = (raw.report ?? ['text']).map((asked) => namedFormat(asked, FORMATS));
  if (targets.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(
      'Only one summary can go to standard output. Give the others a file: --report csv:summary.csv',
    );
  const published = publish(await merge(await expanded(paths)), loadCatalogue().yardstick);
  for (const { format, file } of targets) await writeTo(file, await render(format, published));
}

/** Shells of Windows leave patterns as they are; elsewhere a name may have a pattern's signs in it. */
async function expanded(paths: readonly string[]): Promise<string[]> {
  const all = paths.map(async (path) => {
    if (!isGlob(path) || existsSync(path)) return [path];
    const found = await expandGlob(path);
    if (found.length === 0) throw new UsageError(`No file fits ${path}.`);
    return found;
  });
  return (await Promise.all(all)).flat();
}

async function merge(paths: readonly string[]): Promise<Summary> {
  const reports = [];
  for (const path of paths) {
    const report = await readReport(path);
    if (report.standards.some(({ rules }) => rules === undefined))
      throw new UsageError(`The report ${path} holds no counts of rules. Make it anew with this version.`);
    // Only what is counted is kept, so that a hundred large reports fit in memory.
    reports.push({ ...report, findings: [], waived: [] });
  }
  const summary = summarise(reports);
  if (summary.runs.length < reports.length)
    throw new UsageError('Two of the reports are of the same run. Give each run once, or it is counted twice.');
  return summary;
}

async function render(format: (typeof FORMATS)[number], published: Published): Promise<string> {
  if (format === 'html') return (await import('../report/summary/page.js')).summaryPage(published);
  const write = { text: summaryText, csv: summaryCsv, json: summaryJson, markdown: summaryMarkdown };
  return write[format](published);
}
