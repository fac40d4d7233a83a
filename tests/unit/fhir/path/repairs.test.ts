/** Core constraints that are evaluated otherwise than published: what each now says. */
import { describe, expect, it } from 'vitest';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import { PathNode } from '../../../../src/fhir/path/node.js';
import { repaired } from '../../../../src/fhir/path/repairs.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { Json } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';
import { typeNames } from './core-rules.js';

/** Constraint, type of the node, a value that keeps it, one that breaks it. */
const CASES: readonly [string, string, Json, Json | undefined][] = [
  ['bdl-8', 'Bundle.entry', { resource: {} }, { fullUrl: 'http://x.example/Patient/1/_history/2' }],
  [
    'que-7',
    'Questionnaire.item.enableWhen',
    { operator: 'exists', answerBoolean: true },
    { operator: 'exists', answerString: 'a' },
  ],
  ['que-12', 'Questionnaire.item', { enableWhen: [{}] }, { enableWhen: [{}, {}] }],
  ['tim-9', 'Timing.repeat', { offset: 5, when: ['AC', 'PC'] }, { offset: 5, when: ['AC', 'C'] }],
  [
    'con-3',
    'Condition',
    { category: [{ coding: [{ code: 'encounter-diagnosis' }] }] },
    { category: [{ coding: [{ code: 'problem-list-item' }] }] },
  ],
  ['ras-2', 'RiskAssessment.prediction', { outcome: {} }, { probabilityDecimal: 101 }],
  [
    'rng-2',
    'Range',
    { low: { value: 1, code: 'kg' }, high: { unit: 'kg' } },
    { low: { value: 2, code: 'kg' }, high: { value: 1, code: 'kg' } },
  ],
  ['opd-3', 'OperationDefinition.parameter', { type: 'Reference', targetProfile: ['http://x.example'] }, undefined],
  ['vsd-0', 'ValueSet', { resourceType: 'ValueSet' }, { resourceType: 'ValueSet', name: 'a b' }],
];

describe('repaired constraints of R4', () => {
  it.each(CASES)('%s on %s', async (key, type, kept, broken) => {
    const store = await coreStore('4.0');
    const types = typesFrom(store);
    const published = store.type(type.split('.')[0]!)!.elements.find((one) => one.path === type)!.constraints!;
    const { expression } = published.find((one) => one.key === key)!;
    const compiled = compilePath(expression!, { version: '4.0', types, type, key });
    const holds = (value: Json) => {
      const node = new PathNode(value, undefined, type);
      return compiled.boolean(node, { resource: node, rootResource: node });
    };
    expect(repaired(expression!)).not.toBe(expression);
    expect(holds(kept)).toBe(true);
    if (broken !== undefined) expect(holds(broken)).toBe(false);
  });

  it.each([
    ['dateTime', '2001-02-03', true],
    ['dateTime', '2001-02', false],
    ['Period', { start: '2001' }, true],
  ])('vs-1 on a %s %j: %s', async (type, value, wanted) => {
    const types = typesFrom(await coreStore('4.0'));
    const node = new PathNode(value, undefined, type);
    const compiled = compilePath('($this as dateTime).toString().length() >= 8', {
      version: '4.0',
      types,
      type,
      key: 'vs-1',
    });
    expect(compiled.boolean(node, { resource: node, rootResource: node })).toBe(wanted);
  });
});

it('repairs only what core publishes', async () => {
  const found = new Set<string>();
  for (const version of ['4.0', '3.0'] as const) {
    const store = await coreStore(version);
    for (const name of typeNames(store))
      for (const element of store.type(name)!.elements)
        for (const { key, expression } of element.constraints ?? [])
          if (expression && repaired(expression) !== expression) found.add(key);
  }
  expect([...found].filter((key) => !key.endsWith('-0')).sort()).toEqual(
    ['bdl-8', 'con-3', 'opd-3', 'que-12', 'que-7', 'ras-2', 'rng-2', 'tim-9'].sort(),
  );
});
