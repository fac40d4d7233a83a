/** `careconform.config.json`: found upwards from the working folder to the repository's root, and held against its schema. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Restage } from '../catalogue/restage.js';
import type { Stage } from '../catalogue/types.js';
import { nearestName } from '../nearest-name.js';
import type { CheckOptions } from '../options.js';
import { packageFolder } from '../payload/sources/assets.js';
import type { Waiver } from '../run/waive.js';
import type { TerminologyServerOptions } from '../terminology-server/settings.js';
import { UsageError } from './usage-error.js';

export const CONFIG_NAME = 'careconform.config.json';

export interface Config {
  payloads?: string[];
  standards?: string[];
  packs?: string[];
  asOf?: string;
  catalogue?: string;
  label?: string;
  stages?: 'current' | 'report';
  for?: CheckOptions['for'];
  gate?: Stage[] | 'none';
  data?: 'synthetic' | 'live';
  maxFindings?: number;
  values?: 'none' | 'shape' | 'hash';
  names?: CheckOptions['names'];
  map?: string;
  packages?: string[];
  profiles?: string[];
  terminology?: string;
  terminologyServer?: TerminologyServerOptions;
  registry?: { url: string; tokenVariable?: string };
  reports?: string[];
  baseline?: string;
  restage?: Restage[];
  overrides?: { payloads: string; standards: string[] }[];
  waivers?: Waiver[];
}

/** The nearest configuration, no further up than the folder that holds `.git`. */
export function findConfig(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

/** @throws UsageError that names the file, the place in it, and what to do */
export async function readConfig(path: string): Promise<Config> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`The configuration ${path} cannot be read as JSON. Check that it is there and well formed.`);
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(join(packageFolder(), 'standards', 'schema', 'config.json'), 'utf8'));
  const validate = new Ajv2020({ allErrors: false, strict: false, verbose: true }).compile<Config>(schema);
  if (validate(value)) {
    const { $schema, ...config } = value as Config & { $schema?: string };
    return config;
  }
  const error = validate.errors![0]! as SchemaError;
  const place = error.instancePath === '' ? 'the top' : error.instancePath.slice(1).replaceAll('/', '.');
  throw new UsageError(`The configuration ${path} is wrong at ${place}: ${explain(error)}`);
}

interface SchemaError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message?: string;
  /** The schema that the value breaks */
  parentSchema?: { properties?: object };
}

function explain({ keyword, params, message, parentSchema }: SchemaError): string {
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const near = nearestName(key, Object.keys(parentSchema?.properties ?? {}));
    return `there is no setting ${key}.${near ? ` Did you mean ${near}?` : ''}`;
  }
  if (keyword === 'required') return `${String(params['missingProperty'])} is missing.`;
  if (keyword === 'enum') return `it must be one of ${(params['allowedValues'] as unknown[]).join(', ')}.`;
  return `${message ?? 'it has the wrong form'}.`;
}

/** What the command line says goes before what the configuration says. */
export function withConfig(options: CheckOptions, config: Config): CheckOptions {
  const {
    standards,
    packs,
    packages,
    profiles,
    terminology,
    gate,
    asOf,
    stages,
    data,
    maxFindings,
    values,
    names,
    map,
    catalogue,
    label,
  } = config;
  const fromConfig: CheckOptions = {
    ...(standards ? { standard: standards } : {}),
    ...(packs ? { pack: packs } : {}),
    ...(packages ? { package: packages } : {}),
    ...(profiles ? { profile: profiles } : {}),
    ...(gate ? { gate: gate === 'none' ? ['none'] : gate } : {}),
    ...(config.for ? { for: config.for } : {}),
    ...given({ asOf, catalogue, label, stages, data, maxFindings, values, names, map, terminology }),
    ...given({ terminologyServer: config.terminologyServer }),
    ...given({ restage: config.restage, overrides: config.overrides, waivers: config.waivers }),
  };
  const whole: CheckOptions = { ...fromConfig, ...given(options as Record<string, unknown>) };
  // Named again by its address, the server keeps its settings; they are never those of another.
  const { terminologyServer: server } = config;
  if (server && whole.terminologyServer === server.url) whole.terminologyServer = server;
  return whole;
}

/** Without members that are undefined, so that they hide nothing. */
function given<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
