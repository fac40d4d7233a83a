import { describe, expect, it } from 'vitest';
import { factsOfXml } from './records.js';

const PARTS = '2.16.840.1.113883.2.1.3.2.4.17.220';
const SNOMED = '2.16.840.1.113883.2.1.3.2.4.15';
const act = (inside: string) =>
  `<component><structuredBody><component><section><entry><encounter classCode="ENC">${inside}</encounter></entry></section></component></structuredBody></component>`;
const header = (period: string) =>
  `<componentOf><encompassingEncounter><effectiveTime${period}</encompassingEncounter></componentOf>`;
const discharge = `<code code="58000006" codeSystem="${SNOMED}"/><effectiveTime value="202603011500+00"/>`;
const method = `<entryRelationship><observation classCode="OBS"><code code="DM" codeSystem="${PARTS}"/><value code="1" codeSystem="2.16.840.1.113883.2.1.3.2.4.16.41"/></observation></entryRelationship>`;
const documentOf = (inside: string) =>
  factsOfXml(`<ClinicalDocument xmlns="urn:hl7-org:v3">${inside}</ClinicalDocument>`, 'cda').get('document')[0]!;

describe('the stay of a CDA document', () => {
  it.each([
    ['from the header', header('><low value="2026"/><high value="20260301"/></effectiveTime>'), '20260301'],
    ['from one point in time', header(' value="20260301"/>'), '20260301'],
    [
      'from the act of discharge beside the header',
      header('><low value="2026"/></effectiveTime>') + act(discharge),
      '202603011500+00',
    ],
    ['from the act alone', act(discharge), '202603011500+00'],
  ])('%s', (_what, inside, end) => {
    expect(documentOf(inside).stay?.end).toBe(end);
  });

  it('takes the method from the observation in the act', () => {
    const { stay } = documentOf(header('><low value="2026"/></effectiveTime>') + act(discharge + method));
    expect(stay?.dischargeMethod?.codings).toMatchObject([{ code: '1' }]);
    expect(stay).not.toHaveProperty('dischargeDestination');
  });

  it('is not there where nothing speaks of one', () => {
    expect(documentOf(act('<code code="1" codeSystem="x"/>')).stay).toBeUndefined();
  });
});

it('reads authors and recipients with what they are known by', () => {
  const document = documentOf(
    '<author><assignedAuthor><id root="1" extension="2"/></assignedAuthor></author>' +
      '<informationRecipient><intendedRecipient><receivedOrganization><name>Example</name></receivedOrganization></intendedRecipient></informationRecipient>',
  );
  expect(document.authors).toMatchObject([{ type: 'assignedAuthor', named: false, identified: true }]);
  expect(document.recipients).toMatchObject([{ named: true, identified: false }]);
});
