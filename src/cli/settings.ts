/** What a run is asked, from the command line and the configuration together; the command line goes first. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { CheckOptions } from '../options.js';
import { checkOptions, type RawOptions } from './check-options.js';
import type { Config } from './config-file.js';
import { type Reading, readingOf } from './run-options.js';

export interface Settings {
  /** The configuration that was read, if any was */
  config: string | undefined;
  paths: string[];
  reports: string[];
  /** File of accepted findings; not read yet */
  baseline: string | undefined;
  options: CheckOptions;
  reading: Reading;
}

/**
 * Reads the configuration named, or else the nearest one, and puts both together.
 * @throws UsageError where the configuration cannot be used or options contradict each other
 */
export async function readSettings(paths: string[], raw: RawOptions): Promise<Settings> {
  const own: Settings = {
    config: undefined,
    paths,
    reports: raw.report ?? [],
    baseline: raw.baseline,
    options: checkOptions(raw),
    reading: readingOf(raw),
  };
  if (raw.config === false) return own;
  const { findConfig, readConfig, withConfig } = await import('./config-file.js');
  const path = raw.config ?? findConfig(process.cwd());
  if (path === undefined) return own;
  const config = fromFolder(await readConfig(path), dirname(resolve(path)));
  return {
    config: path,
    paths: paths.length > 0 ? paths : (config.payloads ?? []),
    reports: own.reports.length > 0 ? own.reports : (config.reports ?? []),
    baseline: own.baseline ?? config.baseline,
    options: withConfig(own.options, config),
    reading: own.reading,
  };
}

/** Paths of a configuration are read from its own folder, wherever the command runs. */
function fromFolder(config: Config, folder: string): Config {
  const move = (path: string): string => (isAbsolute(path) ? path : relative(process.cwd(), join(folder, path)) || '.');
  const moveIfPath = (text: string): string => (/^\.\.?[/\\]/.test(text) ? move(text) : text);
  const { payloads, packs, packages, profiles, terminology, map, baseline, reports } = config;
  return {
    ...config,
    ...(payloads ? { payloads: payloads.map((path) => keepSlash(path, move(path))) } : {}),
    ...(packs ? { packs: packs.map(moveIfPath) } : {}),
    ...(packages ? { packages: packages.map(moveIfPath) } : {}),
    ...(profiles ? { profiles: profiles.map(moveIfPath) } : {}),
    ...(terminology ? { terminology: move(terminology) } : {}),
    ...(map ? { map: move(map) } : {}),
    ...(baseline ? { baseline: move(baseline) } : {}),
    ...(reports ? { reports: reports.map((report) => moveReport(report, move)) } : {}),
  };
}

/** A folder that is named with its slash keeps it; globs are read with forward slashes on every system. */
function keepSlash(before: string, after: string): string {
  const path = after.replaceAll('\\', '/');
  return before.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
}

function moveReport(report: string, move: (path: string) => string): string {
  const colon = report.indexOf(':');
  const file = report.slice(colon + 1);
  return colon < 0 || file === '' || file === '-' ? report : `${report.slice(0, colon)}:${move(file)}`;
}

/** The whole of it as JSON, for `--print-config`. */
export function printSettings({ config, paths, reports, baseline, options }: Settings): string {
  const shown = { config, payloads: paths, reports, baseline, ...options };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
