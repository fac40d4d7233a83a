/**
 * The bill of materials of what runs, in CycloneDX 1.5: npm's own, made the same on every machine. It names no host that
 * packages came from, because that differs between machines and says nothing of the product.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closureOf } from './packages.js';

export interface Component {
  'bom-ref': string;
  type: string;
  name: string;
  version: string;
  purl: string;
  externalReferences?: { type: string; url: string }[];
  licenses?: { license: { id?: string; name?: string } }[];
  [member: string]: unknown;
}

export interface Sbom {
  bomFormat: string;
  specVersion: string;
  serialNumber?: string;
  metadata: { component: Component; timestamp?: string; [member: string]: unknown };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
  [member: string]: unknown;
}

/**
 * npm is asked for everything and not with `--omit dev`, which leaves out what a tool for development needs as well.
 * @throws Error where npm cannot say what is installed
 */
export function makeSbom(root: string): string {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; dependencies: object };
  const runs = new Set(closureOf(root, Object.keys(own.dependencies)).map((path) => nameAndVersion(root, path)));
  const bom = JSON.parse(askNpm(root)) as Sbom;
  return `${JSON.stringify(
    tidySbom(bom, own.name, runs, (name) => licenceName(root, name)),
    null,
    2,
  )}\n`;
}

function askNpm(root: string): string {
  const words = ['sbom', '--sbom-format', 'cyclonedx'];
  const [command, first] = process.env['npm_execpath']
    ? [process.execPath, [process.env['npm_execpath']]]
    : ['npm', []];
  const options = {
    cwd: root,
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
  };
  return execFileSync(command, [...first, ...words], options).toString();
}

function nameAndVersion(root: string, path: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Component;
  return `${name}@${version}`;
}

/**
 * @param name of the product: npm takes that of the folder
 * @param runs names and versions, `a@1.0.0`, of what runs; the rest is left out
 * @param licence gives words for the licence of a component of which npm names none
 */
export function tidySbom(
  bom: Sbom,
  name: string,
  runs: ReadonlySet<string>,
  licence: (component: string) => string | undefined,
): Sbom {
  const { timestamp, ...metadata } = bom.metadata;
  const components = bom.components.filter((one) => runs.has(`${one.name}@${one.version}`));
  const refs = new Set([bom.metadata.component, ...components].map((one) => one['bom-ref']));
  const { serialNumber, ...rest } = bom;
  const body = {
    ...rest,
    metadata: { ...metadata, component: { ...tidy(bom.metadata.component, licence), name, type: 'application' } },
    components: components.map((one) => tidy(one, licence)),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  // A name-based UUID (RFC 9562, version 8): the same content has the same number.
  const uuid = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return { ...body, serialNumber: `urn:uuid:${uuid.join('-')}` };
}

function tidy(component: Component, licence: (component: string) => string | undefined): Component {
  const { externalReferences = [], scope: _scope, properties: _properties, ...rest } = component;
  const words = component.licenses ? undefined : licence(component.name);
  return {
    ...rest,
    scope: 'required',
    externalReferences: externalReferences.filter(({ type }) => type !== 'distribution'),
    ...(words ? { licenses: [{ license: { name: words } }] } : {}),
  };
}

/** Where npm knows no id for a licence, its own file says the terms. */
function licenceName(root: string, name: string): string | undefined {
  const folder = join(root, 'node_modules', name);
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return file ? `see ${file} in the package` : undefined;
}
