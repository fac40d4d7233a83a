/**
 * The same comparison on real payloads and on mutants of them, where ../shared is there.
 * A mutant has one property taken away, or one put in that another payload has at such a place: that breaks rules.
 */
import { existsSync, readFileSync } from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import stu3 from 'fhirpath/fhir-context/stu3';
import { describe, expect, it } from 'vitest';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import type { CompiledPath, TypeOracle } from '../../../../src/fhir/path/contract.js';
import { addAllChildren, type Item, PathNode, resourceNode } from '../../../../src/fhir/path/node.js';
import { repaired } from '../../../../src/fhir/path/repairs.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';
import { coreRules } from './core-rules.js';
import { randomSource } from './generated.js';

const shared = new URL('../../../../../shared/corpora/', import.meta.url);
const index = new URL('index.tsv', shared);
const present = existsSync(index);
const FILES = 120;
const LARGEST = 60_000;

/** Differences from the ledger that real payloads may also show, and errors of the library alone. */
const ledger = JSON.parse(readFileSync(new URL('path-differences.json', import.meta.url), 'utf8')) as {
  version: string;
  key: string;
}[];

function payloads(generation: string): JsonObject[] {
  const rows = readFileSync(index, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const fitting = rows.filter(
    ([, , kind, format, , , bytes]) => kind === generation && format === 'json' && Number(bytes) < LARGEST,
  );
  const step = Math.max(1, Math.floor(fitting.length / FILES));
  return fitting.filter((_, i) => i % step === 0).flatMap(([path]) => read(path!));
}

function read(path: string): JsonObject[] {
  try {
    const value = JSON.parse(readFileSync(new URL(path, shared), 'utf8').replace(/^\uFEFF/, '')) as JsonObject;
    return typeof value['resourceType'] === 'string' ? [value] : [];
  } catch {
    return [];
  }
}

/** Every complex node of a resource, by its type id. */
function nodesOf(root: PathNode, types: TypeOracle): PathNode[] {
  const out: PathNode[] = [];
  let level: Item[] = [root];
  while (level.length > 0) {
    const next: Item[] = [];
    for (const one of level) {
      if (!(one instanceof PathNode) || typeof one.value !== 'object' || one.type === '') continue;
      out.push(one);
      addAllChildren(next, one, types);
    }
    level = next;
  }
  return out;
}

function mutant(node: PathNode, pool: readonly PathNode[], random: () => number): PathNode {
  const value = { ...(node.value as JsonObject) };
  const names = Object.keys(value).filter((name) => name !== 'resourceType');
  const other = pool[Math.floor(random() * pool.length)]!.value as JsonObject;
  const more = Object.keys(other).filter((name) => !(name in value));
  const name = random() < 0.5 ? names[Math.floor(random() * names.length)] : undefined;
  const added = more[Math.floor(random() * more.length)];
  if (name !== undefined) delete value[name];
  else if (added !== undefined) value[added] = other[added]!;
  return new PathNode(value, undefined, node.type);
}

const word = (values: readonly unknown[]): string =>
  values.length === 0 ? 'nothing' : values.length > 1 ? 'several' : String(values[0]) === 'false' ? 'false' : 'true';

function attempt(run: () => readonly unknown[]): string {
  try {
    return word(run());
  } catch {
    return 'error';
  }
}

interface Pair {
  key: string;
  ours: CompiledPath;
  theirs(value: Json | undefined, root: Json | undefined): unknown[];
}

describe.skipIf(!present)('core constraints on ../shared (skipped where it is absent)', () => {
  it.each([
    ['fhir-r4', '4.0', r4],
    ['fhir-stu3', '3.0', stu3],
  ] as const)('agree with the library on %s', async (generation, version, model) => {
    const types = typesFrom(await coreStore(version));
    const pairs = new Map<string, Pair[]>();
    for (const { key, expression, type } of coreRules(await coreStore(version), types, true)) {
      const compile = fhirpath.compile as unknown as (
        path: object,
        model: object,
        options: object,
      ) => (value: unknown, env: object) => unknown[];
      let library: (value: unknown, env: object) => unknown[];
      try {
        library = compile({ base: type, expression: repaired(expression) }, model, { traceFn: () => undefined });
      } catch {
        continue;
      }
      const theirs: Pair['theirs'] = (value, root) =>
        library(value, { resource: root, rootResource: root, context: value });
      pairs.set(type, [
        ...(pairs.get(type) ?? []),
        { key, ours: compilePath(expression, { version, types, type, key }), theirs },
      ]);
    }
    const known = new Set(ledger.filter((one) => one.version === version).map((one) => one.key));
    const random = randomSource(20_261_123);
    const differences = new Map<string, number>();
    let evaluations = 0;
    let broken = 0;
    const files = payloads(generation);
    for (const file of files) {
      const root = resourceNode(file);
      const all = nodesOf(root, types);
      const env = { resource: root, rootResource: root };
      const byType = new Map<string, PathNode[]>();
      for (const node of all) byType.set(node.type, [...(byType.get(node.type) ?? []), node]);
      for (const node of all) {
        for (const { key, ours, theirs } of pairs.get(node.type) ?? []) {
          for (const one of [node, mutant(node, byType.get(node.type)!, random)]) {
            const a = attempt(() =>
              ours.values(one, env).map((item) => (item instanceof PathNode ? item.value : item)),
            );
            const b = attempt(() => theirs(one.value, file));
            evaluations++;
            if (a !== 'true') broken++;
            if (a !== b && !known.has(key))
              differences.set(
                `${key}: ours ${a}, library ${b}`,
                (differences.get(`${key}: ours ${a}, library ${b}`) ?? 0) + 1,
              );
            const verdict = ours.boolean(one, env);
            if (a !== 'error' && !REPAIRED_BY_HAND.has(key))
              expect(`${key} ${verdict}`).toBe(`${key} ${a === 'true' || a === 'several'}`);
          }
        }
      }
    }
    console.log(
      `${generation}: ${files.length} files, ${evaluations} evaluations, ${broken} not true, differences: ${[...differences].join('; ') || 'none'}`,
    );
    expect([...differences.keys()]).toEqual([]);
    expect(broken).toBeGreaterThan(100);
  });
});

/** ref-1 by hand is kinder to a Reference without a reference, which other rules judge. */
const REPAIRED_BY_HAND = new Set(['ref-1']);
