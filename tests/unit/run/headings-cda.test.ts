import { describe, expect, it } from 'vitest';
import { viewDocument } from '../../../src/run/headings/view.js';
import { factsOfXml, YARDSTICKS } from './sheets.js';

const ALLERGIES = '886921000000105';
const DIAGNOSES = '887161000000102';

describe('a document', () => {
  it('of CDA is read from its sections and its header', () => {
    const entry = (code: string) =>
      `<entry><observation classCode="OBS"><code code="${code}" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/></observation></entry>`;
    const section = (code: string, inside: string) =>
      `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/><text>x</text>${inside}</section></component>`;
    const stay = `<entry><encounter classCode="ENC"><code code="58000006" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/><entryRelationship><observation classCode="OBS"><code code="DM"/></observation></entryRelationship></encounter></entry>`;
    const sections =
      section(DIAGNOSES, entry('195967001')) + section(ALLERGIES, '') + section('1077881000000105', stay);
    const facts = factsOfXml(
      `<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="823681000000100" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/><component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`,
      'cda',
    );
    const seen = viewDocument(facts.get('document')[0]!, facts, YARDSTICKS.headings!)!;
    const states = Object.fromEntries(seen.headings.map(({ heading, state }) => [heading, state]));
    expect(states).toMatchObject({
      diagnoses: 'coded',
      'attendance-details': 'present',
      'allergies-and-adverse-reactions': 'text-only',
      'gp-practice': 'in-header',
      'clinical-summary': 'missing-mandatory',
    });
  });

  it('of CDA with a heading under its earlier name has one row for both names', () => {
    const facts = factsOfXml(
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="373942005" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/><component><structuredBody><component><section><code code="887221000000101" codeSystem="2.16.840.1.113883.2.1.3.2.4.15"/><text>x</text></section></component></structuredBody></component></ClinicalDocument>',
      'cda',
    );
    const { headings } = viewDocument(facts.get('document')[0]!, facts, YARDSTICKS.headings!)!;
    expect(headings.find(({ heading }) => heading === 'information-given')).toMatchObject({
      asked: 'required',
      state: 'present',
      notes: ['earlier-name'],
    });
    const named = headings.map(({ heading }) => heading);
    expect(named).not.toContain('information-and-advice-given');
    expect(named).toContain('patient-and-carer-concerns-expectations-and-wishes');
    expect(named).not.toContain('patient-and-carer-concerns');
  });
});
