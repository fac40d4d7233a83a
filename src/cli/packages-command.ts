/** Wiring of `careconform packages`. */
import type { Command } from 'commander';
import type { RawPackageOptions } from './packages.js';

/** Adds the command and its four subcommands. What they do is loaded when one of them runs. */
export function addPackagesCommand(root: Command): void {
  const packages = root.command('packages').description('FHIR packages on disk: add, list, remove, verify');
  const load = () => import('./packages.js');
  const withFolder = (command: Command) =>
    command.option(
      '--folder <dir>',
      'folder of packages; by default the one that FHIR tools share in your home folder',
    );
  withFolder(packages.command('add <package...>').description('add archives, folders, or id#version from a registry'))
    .option('--registry <url>', 'FHIR package registry to fetch from')
    .option('--token-env <name>', "environment variable that holds the registry's token")
    .action(async (specs: string[], raw: RawPackageOptions) => (await load()).runPackagesAdd(specs, raw));
  withFolder(packages.command('list').description('list the packages')).action(async (raw: RawPackageOptions) =>
    (await load()).runPackagesList(raw),
  );
  withFolder(packages.command('remove <package...>').description('remove packages, as id#version')).action(
    async (specs: string[], raw: RawPackageOptions) => (await load()).runPackagesRemove(specs, raw),
  );
  withFolder(packages.command('verify [package]').description('check that packages are as they were added')).action(
    async (spec: string | undefined, raw: RawPackageOptions) => (await load()).runPackagesVerify(spec, raw),
  );
}
