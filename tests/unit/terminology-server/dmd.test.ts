import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nockLookup, nockServer, nockSystem, opened, parameters } from './opened.js';

const CODE = '318135008';
const property = (code: string, value: string) => ({
  name: 'property',
  part: [
    { name: 'code', valueCode: code },
    { name: 'value', valueCode: value },
  ],
});

beforeEach(() => {
  nock.disableNetConnect();
  nockServer();
  nockSystem('https://dmd.nhs.uk', ['202604.1.0']);
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('a product of dm+d', () => {
  it('has its level, and fields of which a missing one is empty', async () => {
    const parts = [property('parent', 'VMP'), property('PRES_STATCD', '0001')];
    nockLookup(CODE, 200, parameters({ name: 'display', valueString: 'x' }, ...parts));
    const { lookup, terminology } = opened();
    expect(await lookup(CODE, 'dmd')).toMatchObject({ category: 'VMP', edition: 'dmd 202604.1.0 of tx.example' });
    const field = (name: string) => terminology.property!('dmd', CODE, name);
    expect(field('PRES_STATCD')).toMatchObject({ answer: 'yes', values: ['0001'] });
    expect(field('DISCCD')).toMatchObject({ answer: 'yes', values: [] });
    expect(field('UDFS')).toMatchObject({ answer: 'cannot-tell' });
    const level = (value: string) => terminology.filtered!('dmd', { property: 'parent', op: '=', value }, CODE).answer;
    expect(['VMP', 'AMP'].map(level)).toEqual(['yes', 'no']);
  });

  it('says nothing by fields that a server does not give', async () => {
    nockLookup(CODE, 200, parameters({ name: 'display', valueString: 'x' }));
    const { lookup, terminology } = opened();
    await lookup(CODE, 'dmd');
    expect(terminology.property!('dmd', CODE, 'DISCCD')).toMatchObject({
      answer: 'cannot-tell',
      reason: 'unsupported',
    });
  });
});
