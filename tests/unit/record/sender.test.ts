import { describe, expect, it } from 'vitest';
import type { Fact, Facts } from '../../../src/record/facts.js';
import { senderOf } from '../../../src/record/sender.js';

const factsOf = (...facts: Partial<Fact>[]): Facts => ({
  generation: 'fhir-r4',
  get: (kind) => facts.filter((fact) => fact.kind === kind) as never,
});
const message = (path: string, senderOds: string): Partial<Fact> => ({
  kind: 'message',
  type: 'ADT^A01',
  fields: { senderOds },
  fieldPaths: { senderOds: path },
});
const organization = (role: string, value: string, known = 'ods-organization-code'): Partial<Fact> => ({
  kind: 'organization',
  role,
  identifiers: [{ known, value } as never],
});

describe('the sender of a record', () => {
  it.each([
    ['MSH-4', message('MSH[1]-4[1].1', 'RZZ'), { ods: 'RZZ', from: 'MSH-4' }],
    ['an ITK address', message('header/senderAddress/@uri', 'A99999'), { ods: 'A99999', from: 'ITK senderAddress' }],
    ['a message header', message('MessageHeader.sender', 'RZZ01'), { ods: 'RZZ01', from: 'MessageHeader.sender' }],
    [
      'UNB',
      { kind: 'message', type: 'UNB', fields: { sender: 'RZZ' }, fieldPaths: {} } as Partial<Fact>,
      { ods: 'RZZ', from: 'UNB sender' },
    ],
    ['the custodian', organization('custodian', 'RZZ'), { ods: 'RZZ', from: 'custodian' }],
  ])('is read from %s', (_, fact, sender) => {
    expect(senderOf(factsOf(fact))).toEqual(sender);
  });

  it.each([
    ['a name where the code should be', message('MSH[1]-4[1].1', 'SMITH')],
    ['ten digits', message('MSH[1]-4[1].1', '9990000018')],
    ['small letters', organization('custodian', 'rzz')],
    ['an organisation that did not send it', organization('gp-practice', 'A99999')],
    ['another identifier', organization('custodian', 'RZZ', 'local-identifier')],
  ])('is not said from %s', (_, fact) => {
    expect(senderOf(factsOf(fact))).toBeUndefined();
  });

  it('is the sender before the custodian', () => {
    expect(senderOf(factsOf(organization('custodian', 'A99999'), organization('sender', 'RZZ')))?.ods).toBe('RZZ');
  });
});
