/** Wiring of `careconform codes`. */
import { type Command, Option } from 'commander';
import { GENERATIONS } from '../generation.js';
import { repeated } from './check-options.js';
import type { RawCodesOptions } from './codes.js';

/** Adds the command. What it does is loaded when it runs. */
export function addCodesCommand(root: Command): void {
  root
    .command('codes [paths...]')
    .description('count the codes that payloads use, by code system, with what terminologies on disk say of them')
    .addOption(repeated('--report <format[:file]>', 'text, csv or json'))
    .addOption(new Option('--generation <name>', 'take every payload as this').choices(GENERATIONS))
    .option('--map <file>', 'JSON file that says which CSV column holds which fact')
    .option('--terminology <dir>', 'folder of terminology indexes (default: the one of careconform terminology import)')
    .option('--all-counts', 'show counts below 5 too, which may point at a person')
    .option('--allow-empty', 'recognising no payload is no failure')
    .option('--no-progress', 'no line on standard error that says how far it is')
    .action(async (paths: string[], raw: RawCodesOptions) => (await import('./codes.js')).runCodes(paths, raw));
}
