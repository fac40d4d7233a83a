import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../../src/index.js';
import { openSources } from '../../../src/payload/sources/index.js';
import type { Report } from '../../../src/report/types.js';
import { NAME, packFolder, RULE, withCheck } from './pack-folder.js';

/** A pack with code whose one check has this body. */
function codePack(body: string, over = ''): string {
  const folder = packFolder({
    [RULE]: withCheck({ [`${NAME}:own`]: {} }),
    'package.json': '{ "type": "module" }',
  });
  const check = `{ does: 'asks', options: { type: 'object' }, run(fact, options, context) { ${body} } }`;
  const pack = `{ api: 1, name: '${NAME}', standards: new URL('./standards/', import.meta.url), checks: { own: ${check} }${over} }`;
  writeFileSync(join(folder, 'pack.js'), `export default ${pack};\n`);
  return folder;
}

async function run(folder: string, file = 'pass-right.json'): Promise<Report> {
  const checker = await createChecker({
    pack: [join(folder, 'pack.js')],
    standard: [NAME],
    asOf: '2026-11-01',
    jobs: 1,
  });
  return checker.run(openSources([join(folder, 'fixtures', NAME, 'hospital-number', file)]));
}

const messages = ({ findings }: Report) => findings.map(({ outcome, message }) => `${outcome}: ${message}`);

describe('a check of a pack', () => {
  it('is given the fact, its options and the facts of the record', async () => {
    const body = `return { outcome: context.facts.get('identifier')[0].value === fact.value ? 'pass' : 'fail' }`;
    const report = await run(codePack(body));
    expect(report.standards[0]?.counts).toMatchObject({ pass: 1, fail: 0, broken: 0 });
  });

  it('tells values by their class, which reports then write as shapes', async () => {
    const report = await run(
      codePack(
        `return { outcome: 'fail', detail: { text: 'It is {own}.', values: { own: { class: 'person', value: fact.value } } } }`,
      ),
    );
    expect(messages(report)).toEqual([expect.stringMatching(/It is \[7 characters, letters and digits\]\./)]);
  });

  it.each([
    ['throws', `throw new Error(fact.value)`, /threw an error/],
    ['gives rubbish', `return 42`, /gave no result/],
    ['gives what cannot be copied', `return { outcome: 'pass', path: () => 1 }`, /gave no result/],
    ['gives an outcome of its own', `return { outcome: 'splendid' }`, /gave an outcome that is not one of/],
    ['reviews without a reason', `return { outcome: 'review' }`, /without a reason/],
    [
      'speaks of what it does not give',
      `return { outcome: 'fail', detail: { text: 'It is {x}.' } }`,
      /speaks of \{x\}/,
    ],
    [
      'asks for values as they stand',
      `return { outcome: 'fail', detail: { text: 'It is {x}.', values: { x: { class: 'structural', value: fact.value } } } }`,
      /its class, which is uri, code or person/,
    ],
    [
      'quotes the payload',
      `return { outcome: 'fail', detail: { text: 'It is ' + fact.value } }`,
      /holds a value of the payload/,
    ],
    ['never ends', `for (;;) {}`, /did not answer in time/],
    ['ends its thread', `process.exit(0)`, /did not answer in time/],
  ])('that %s is broken, and quotes nothing', async (_what, body, words) => {
    const report = await run(codePack(body));
    expect(messages(report)).toEqual([expect.stringMatching(words)]);
    expect(report.findings[0]?.outcome).toBe('broken');
    expect(JSON.stringify(report)).not.toContain('H000123');
  });

  it('goes on in a fresh thread after one that failed', async () => {
    const folder = codePack(`if (fact.value === 'H0123') for (;;) {}\nreturn { outcome: 'pass' }`);
    const checker = await createChecker({
      pack: [join(folder, 'pack.js')],
      standard: [NAME],
      asOf: '2026-11-01',
      jobs: 1,
    });
    const report = await checker.run(openSources([join(folder, 'fixtures')]));
    expect(report.standards[0]?.counts).toMatchObject({ pass: 1, broken: 1 });
  });

  it('is asked no more once its pack had the time of a record', async () => {
    const folder = codePack(`for (;;) {}`);
    const file = join(folder, 'two.json');
    const identifier = ['H1', 'H2', 'H3'].map((value) => ({
      system: 'https://hospital.example/hospital-number',
      value,
    }));
    writeFileSync(file, JSON.stringify({ resourceType: 'Patient', identifier }));
    const report = await run(folder, '../../../two.json');
    expect(messages(report).map((message) => /in time|not asked/.exec(message)?.[0])).toEqual([
      'in time',
      'not asked',
      'not asked',
    ]);
  });
});

describe('a pack with code that cannot be used', () => {
  it.each([
    ['another name', codePack('', `, name: 'other'`), /called other in its code and ward-rules in pack\.json/],
    ['another api', codePack('', ', api: 7'), /must say api: 1/],
    ['no folder', codePack('', `, standards: 'standards'`), /URL of a folder/],
    ['a check without options', codePack('', `, checks: { own: { run() {} } }`), /needs does, options and run/],
    [
      'options that are no schema',
      codePack('', `, checks: { own: { does: 'x', options: { type: 'thing' }, run() {} } }`),
      /no JSON Schema/,
    ],
  ])('%s', async (_what, folder, words) => {
    await expect(run(folder)).rejects.toThrow(words);
  });

  it('says what an error at loading says, since no payload was read', async () => {
    const folder = packFolder();
    writeFileSync(join(folder, 'pack.mjs'), `throw new Error('a list is missing')`);
    await expect(createChecker({ pack: [join(folder, 'pack.mjs')] })).rejects.toThrow(
      /pack\.mjs cannot be used\. a list is missing/,
    );
  });
});
