/** Wiring of the commands that stand before and after a run: baseline, compare, summary, coverage, plan-sample, init. */
import { type Command, InvalidArgumentError } from 'commander';
import { addCheckOptions, type RawOptions } from './check-options.js';
import type { RawTemplate } from './template.js';
import { UsageError } from './usage-error.js';

function share(text: string): number {
  const [, number, percent] = /^(\d{1,3}(?:\.\d{1,6})?)(%?)$/.exec(text) ?? [];
  const value = Number(number) / (percent || Number(number) > 1 ? 100 : 1);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Give a share between 0 and 100 per cent, as 1%.');
  return value;
}

/** Adds the commands. What they do is loaded when one of them runs. */
export function addProjectCommands(root: Command): void {
  addCheckOptions(
    root.command('baseline [paths...]').description('accept the findings that are there, or shrink what was accepted'),
  )
    .option('--accept-new', 'take in what is not accepted yet')
    .action(async (paths: string[], raw: RawOptions & { acceptNew?: boolean }) =>
      (await import('./baseline.js')).runBaseline(paths, raw),
    );
  root
    .command('compare <old> <new>')
    .description('what is new, mended and the same between two JSON reports')
    .option('--report <format[:file]>', 'text or json', 'text')
    .action(async (before: string, after: string, raw: { report: string }) =>
      (await import('./compare.js')).runCompare(before, after, raw),
    );
  root
    .command('summary <reports...>')
    .description('merge JSON reports of sites, suppliers, shards or weeks into one summary')
    .option('--report <format[:file]>', 'text, html, csv, json or markdown; may be repeated', collect)
    .action(async (paths: string[], raw: { report?: string[] }) =>
      (await import('./summary.js')).runSummary(paths, raw),
    );
  root
    .command('template [document]')
    .description('write a synthetic document that passes, to begin with; without a document, list them')
    .option('--generation <generation>', 'fhir-stu3 or fhir-r4 (whose guide is a draft)', 'fhir-stu3')
    .option('--format <format>', 'json or xml', 'json')
    .option(
      '--sections <which>',
      'required: what the guide asks for; all: its optional headings too (the draft of R4 names none)',
      'required',
    )
    .option('--envelope', 'put it in an ITK3 message (fhir-stu3)')
    .option('--out <file>', 'write it there, and the sheet that explains it beside it, as Markdown')
    .option('--sheet', 'print the sheet and not the document')
    .action(async (document: string | undefined, raw: RawTemplate) =>
      (await import('./template.js')).runTemplate(document, raw),
    );
  root
    .command('coverage')
    .description('requirement, rule and fixtures; what nothing tests and why')
    .option('--report <format[:file]>', 'text, csv or json', 'text')
    .action(async (raw: { report: string }) => (await import('./coverage.js')).runCoverage(raw));
  root
    .command('plan-sample [report]')
    .description('how many records to draw at random, by document type and generation')
    .option('--confidence <percent>', 'how sure to be', share, 0.95)
    .option('--tolerance <percent>', 'the largest share of failures to let pass', share, 0.01)
    .option('--group <name[=size]>', 'a kind of record, with how many there are; may be repeated', collect)
    .action(async (report: string | undefined, raw: { confidence: number; tolerance: number; group?: string[] }) =>
      (await import('./plan-sample.js')).runPlanSample(report, raw),
    );
  root
    .command('init [what] [folder]')
    .description('write careconform.config.json for this folder; or, with pack, the beginnings of a rule pack')
    .action(async (what: string | undefined, folder: string | undefined) => {
      if (what === undefined) return (await import('./init.js')).runInit();
      if (what !== 'pack') throw new UsageError(`There is no ${what} to begin with. Say init, or init pack [folder].`);
      return (await import('./init-pack.js')).runInitPack(folder ?? 'trust-rules');
    });
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
