/** Every constraint of core, as compiled here and as the fhirpath library evaluates it, on invented instances. */
import { readFileSync } from 'node:fs';
import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import stu3 from 'fhirpath/fhir-context/stu3';
import { describe, expect, it } from 'vitest';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import type { PathEnv } from '../../../../src/fhir/path/contract.js';
import { type Item, PathNode } from '../../../../src/fhir/path/node.js';
import { repaired } from '../../../../src/fhir/path/repairs.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';
import { coreRules, type Rule } from './core-rules.js';
import { generator, randomSource } from './generated.js';

const INSTANCES = 60;
const MODELS: Readonly<Record<string, Model>> = { '4.0': r4, '3.0': stu3 };

interface Known {
  version: string;
  key: string;
  ours: string;
  library: string;
  reason: string;
}

const ledger = JSON.parse(readFileSync(new URL('path-differences.json', import.meta.url), 'utf8')) as Known[];

/** What an evaluation gave, in one word. */
function word(values: readonly unknown[]): string {
  if (values.length === 0) return 'nothing';
  if (values.length > 1) return 'several';
  return String(values[0]) === 'false' ? 'false' : 'true';
}

const plain = (item: Item): unknown => (item instanceof PathNode ? item.value : item);

function attempt(run: () => readonly unknown[]): string {
  try {
    return word(run());
  } catch {
    return 'error';
  }
}

function libraryOf(
  rule: Rule,
  text: string,
  model: Model,
): (value: unknown, env: Record<string, unknown>) => unknown[] {
  try {
    return fhirpath.compile({ base: rule.type, expression: text }, model, { traceFn: () => undefined }) as never;
  } catch {
    return () => {
      throw new Error('The library does not compile it.');
    };
  }
}

interface Tally {
  differences: Map<string, number>;
  quick: string[];
  evaluations: number;
  bothWays: number;
  rules: number;
}

async function compare(version: '3.0' | '4.0'): Promise<Tally> {
  const store = await coreStore(version);
  const types = typesFrom(store);
  const tally: Tally = { differences: new Map(), quick: [], evaluations: 0, bothWays: 0, rules: 0 };
  for (const rule of coreRules(store, types)) {
    const text = repaired(rule.expression);
    const literals = [...text.matchAll(/'([^'\\]{1,90})'/g)].map((found) => found[1]!);
    const make = generator(store, types, literals, randomSource(rule.key.length * 7919 + text.length)).make;
    const library = libraryOf(rule, text, MODELS[version]!);
    const compiled = compilePath(rule.expression, { version, types, type: rule.type, key: rule.key });
    const seen = new Set<string>();
    for (let i = 0; i < INSTANCES; i++) {
      const value = make(rule.type, 4);
      if (value === undefined) continue;
      const node = new PathNode(value, undefined, rule.type);
      const env: PathEnv = { resource: node, rootResource: node };
      const ours = attempt(() => compiled.values(node, env).map(plain));
      const theirs = attempt(() => library(value, { resource: value, rootResource: value, context: value }));
      const verdict = compiled.boolean(node, env);
      seen.add(String(verdict));
      if (ours !== 'error' && verdict !== breaksOrHolds(ours))
        tally.quick.push(`${rule.key}: ${verdict} as a rule (${ours})`);
      tally.evaluations++;
      if (ours !== theirs) bump(tally.differences, `${version} ${rule.key} ours ${ours}, library ${theirs}`);
      if (compiled.quick && !agrees(compiled.quick(value as JsonObject, undefined, env), ours))
        tally.quick.push(`${rule.key}: quick form and nodes differ (${ours})`);
    }
    tally.rules++;
    if (seen.size > 1) tally.bothWays++;
  }
  return tally;
}

const breaksOrHolds = (word: string): boolean => word === 'true' || word === 'several';
/** Where nodes find an error the quick form finds no answer: both break the rule. */
const agrees = (quick: boolean, nodes: string): boolean => quick === breaksOrHolds(nodes);

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

describe.each(['4.0', '3.0'] as const)('core constraints of FHIR %s', (version) => {
  it('agree with the fhirpath library, but for the differences that the ledger explains', async () => {
    const tally = await compare(version);
    const explained = ledger
      .filter((one) => one.version === version)
      .map((one) => `${version} ${one.key} ours ${one.ours}, library ${one.library}`);
    const table = [...tally.differences].map(([what, count]) => `${what} (${count})`);
    console.log(
      `FHIR ${version}: ${tally.rules} constraints, ${tally.bothWays} of them both true and false, ` +
        `${tally.evaluations} evaluations, ${table.length} kinds of difference\n${table.join('\n')}`,
    );
    expect([...tally.differences.keys()].sort()).toEqual(explained.sort());
    expect(tally.quick.filter((one) => !one.startsWith('ref-1:'))).toEqual([]);
    expect(tally.bothWays / tally.rules).toBeGreaterThan(0.8);
  });
});
