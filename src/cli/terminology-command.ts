/** Wiring of `careconform terminology`. */
import { type Command, InvalidArgumentError } from 'commander';
import type { RawTerminologyOptions } from './terminology.js';

const PARTS = ['refsets', 'relationships', 'terms'];

function parts(text: string): string[] {
  const named = text.split(',').map((part) => part.trim());
  if (named.some((part) => !PARTS.includes(part)))
    throw new InvalidArgumentError(`Name some of ${PARTS.join(', ')}, with commas between.`);
  return named;
}

/** Adds the command and its subcommands. What they do is loaded when one of them runs. */
export function addTerminologyCommand(root: Command): void {
  const terminology = root
    .command('terminology')
    .description('code systems on disk: import, list, info, remove, verify');
  const load = () => import('./terminology.js');
  const withFolder = (command: Command) =>
    command.option('--terminology <dir>', 'folder of indexes; by default one in your own data folder');
  withFolder(
    terminology
      .command('import <file...>')
      .description('import releases that you have, as zip, folder or file; all files of one system are one release'),
  )
    .option('--with <parts>', `further parts, each makes the index larger: ${PARTS.join(', ')}`, parts)
    .option('--complete', 'what is imported is all of its system, so that a code which is not in it is unknown')
    .option('--no-progress', 'no line on standard error that says how far it is')
    .action(async (files: string[], raw: RawTerminologyOptions) => (await load()).runTerminologyImport(files, raw));
  withFolder(terminology.command('list').description('list the indexes')).action(async (raw: RawTerminologyOptions) =>
    (await load()).runTerminologyList(raw),
  );
  withFolder(terminology.command('info <code>').description('what the indexes say of a code'))
    .option('--system <name>', 'only this code system')
    .action(async (code: string, raw: RawTerminologyOptions) => (await load()).runTerminologyInfo(code, raw));
  withFolder(terminology.command('remove <name...>').description('remove indexes, named as list names them')).action(
    async (names: string[], raw: RawTerminologyOptions) => (await load()).runTerminologyRemove(names, raw),
  );
  withFolder(terminology.command('verify [name]').description('check that indexes are as they were written')).action(
    async (name: string | undefined, raw: RawTerminologyOptions) => (await load()).runTerminologyVerify(name, raw),
  );
}
