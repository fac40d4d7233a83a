import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unitProblem } from '../../../../src/fhir/ucum/check.js';
import { convertFactor } from '../../../../src/fhir/ucum/convert.js';

describe('codes of units', () => {
  it.each([
    'm',
    'mg',
    'mL',
    'mm[Hg]',
    'kg/m2',
    '10*9/L',
    '10*-3',
    '/min',
    '{beats}/min',
    '%',
    '1',
    'mmol/(8.h)',
    'm[H2O]',
    '[in_i]',
    'Cel',
    'B[10.nV]',
    'KiBy',
    'mg{creat}',
    'm.s-2',
    'ug/kg/min',
    '[iU]/L',
    'daL',
    '(m)',
    '100.g',
  ])('%s is one', (code) => expect(unitProblem(code)).toBeUndefined());

  it.each([
    '',
    'M',
    'mgs',
    'g/12h',
    'm/',
    '.m',
    'm..s',
    'm s',
    '(m',
    'm)',
    '{a',
    '[in',
    'k[in_i]',
    '{a}m',
    'mg{é}',
    'Kg',
    'beats/min',
    '10^+',
    'm^2',
    `${'('.repeat(200)}m${')'.repeat(200)}`,
  ])('%s is none', (code) => expect(unitProblem(code)).toEqual(expect.any(String)));
});

describe('conversion', () => {
  it.each([
    ['kg', 'g', 1000],
    ['[lb_av]', 'g', 453.59237],
    ['mm[Hg]', 'Pa', 133.322],
    ['km/h', 'm/s', 1 / 3.6],
    ['N', 'kg.m/s2', 1],
    ['10*3/uL', '10*9/L', 1],
    ['%', '1', 0.01],
    ['[iU]/L', '[iU]/mL', 0.001],
  ])('from %s to %s', (from, to, factor) => expect(convertFactor(from, to)! / factor).toBeCloseTo(1, 9));

  it.each([
    ['kg', 'm'],
    ['Cel', 'K'],
    ['[iU]', 'mg'],
    ['[iU]', "[arb'U]"],
    ['nonsense', 'm'],
  ])('not from %s to %s', (from, to) => expect(convertFactor(from, to)).toBeUndefined());
});

const official = new URL('../../../../../shared/terminology/UcumFunctionalTests.xml', import.meta.url);

describe.skipIf(!existsSync(official))('the official cases (skipped where ../shared is absent)', () => {
  const text = existsSync(official) ? readFileSync(official, 'utf8').replace(/<!--[\s\S]*?-->/g, '') : '';
  const names: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  const plain = (value: string) => value.replace(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => names[name]!);

  it('are each judged as they say', () => {
    const cases = [...text.matchAll(/<case id="([^"]*)" unit="([^"]*)"\s+valid="(\w+)"/g)];
    const wrong = cases.filter(([, , code, valid]) => (unitProblem(plain(code!)) === undefined) !== (valid === 'true'));
    expect(cases.length).toBeGreaterThan(500);
    expect(wrong.map(([, id]) => id)).toEqual([]);
  });

  it('are converted to the digits that they give', () => {
    const form = /<case id="([^"]*)"\s+value="([^"]*)"\s+srcUnit="([^"]*)"\s+dstUnit="([^"]*)"\s+outcome="([^"]*)"/g;
    const cases = [...text.matchAll(form)];
    const wrong = cases.filter(([, , value, from, to, outcome]) => {
      const got = Number(value) * (convertFactor(plain(from!), plain(to!)) ?? Number.NaN);
      const digits = Math.max(1, outcome!.replace(/^[0.]+|[.]|e.*$/g, '').length);
      return (
        Number(got.toPrecision(Math.min(digits, 12))) !== Number(Number(outcome).toPrecision(Math.min(digits, 12)))
      );
    });
    expect(cases.length).toBeGreaterThan(20);
    expect(wrong.map(([, id]) => id)).toEqual([]);
  });
});
