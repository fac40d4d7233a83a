/** The command line: commander's wiring, and nothing that a command does. */
import { Command, CommanderError } from 'commander';
import { addCheckOptions, type RawOptions, repeated } from './check-options.js';
import { addCodesCommand } from './codes-command.js';
import { scrubDebug } from './debug-names.js';
import { EXIT } from './exit-status.js';
import type { ExplainOptions } from './explain.js';
import { catchEverything, fail } from './failure.js';
import { quietStreams } from './output.js';
import { addPackagesCommand } from './packages-command.js';
import { addProjectCommands } from './project-commands.js';
import { addTerminologyCommand } from './terminology-command.js';

declare const CARECONFORM_VERSION: string;

function program(): Command {
  const root = new Command('careconform')
    .description('Checks sample patient-record payloads against the interoperability standards of the NHS catalogue.')
    .version(CARECONFORM_VERSION)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'careconform: ')) })
    .showHelpAfterError('(careconform --help says what there is)');
  addCheckOptions(
    root
      .command('check [paths...]', { isDefault: true })
      .description('check files, folders, globs, .zip, .gz or - for standard input; this is the default command'),
  ).action(async (paths: string[], raw: RawOptions) => (await import('./check.js')).runCheck(paths, raw));
  root
    .command('list <what>')
    .description('list standards, rules, requirements, stages or formats')
    .action(async (what: string) => (await import('./list.js')).runList(what));
  root
    .command('explain <name>')
    .description('explain a rule (nhs-number/check-digit), a standard (nhs-number) or a FHIR profile (its URL)')
    .addOption(repeated('--pack <name|path>', 'rule pack, besides those of the configuration'))
    .addOption(repeated('--package <path|id#version>', 'FHIR package to find the profile in'))
    .option('--fhir-version <version>', 'FHIR version of the profile: 4.0 or 3.0')
    .action(async (name: string, raw: ExplainOptions) => (await import('./explain.js')).runExplain(name, raw));
  root
    .command('verify-evidence <file>')
    .description('say whether an evidence file is as it was written')
    .option('--digest <sha256>', 'the digest that was noted when it was written')
    .action(async (file: string, raw: { digest?: string }) =>
      (await import('./verify-evidence.js')).runVerifyEvidence(file, raw),
    );
  addPackagesCommand(root);
  addTerminologyCommand(root);
  addCodesCommand(root);
  addProjectCommands(root);
  return root;
}

/**
 * Runs a command line and sets the exit status; nothing is thrown.
 * @param argv as process.argv
 */
export async function main(argv: readonly string[]): Promise<void> {
  scrubDebug(process.env);
  const verbose = argv.includes('--verbose');
  quietStreams();
  catchEverything(verbose);
  try {
    await program().parseAsync(argv);
  } catch (error) {
    // Commander has already said what is wrong; its own status for that is 1.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.passed : EXIT.notDone;
    else fail(error, verbose);
  }
}
