import { describe, expect, it } from 'vitest';
import { base64, readOne, told } from './opened.js';

const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3">\n<id root="1"/>\n</ClinicalDocument>';
const gp2gp = '<RCMR_IN030000UK06 xmlns="urn:hl7-org:v3"><id root="1"/></RCMR_IN030000UK06>';
const itk = (payload: string) =>
  `<itk:DistributionEnvelope xmlns:itk="urn:nhs-itk:ns:201005"><itk:header/><itk:payloads count="1"><itk:payload id="p1">${payload}</itk:payload></itk:payloads></itk:DistributionEnvelope>`;
const soap = (body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/>\n<s:Body>${body}</s:Body></s:Envelope>`;
const ebxml =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:eb="http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd"><s:Header><eb:MessageHeader/></s:Header><s:Body/></s:Envelope>';

describe('XML envelopes', () => {
  it.each([
    ['ITK', itk(cda), ['cda', 'ClinicalDocument', ['cda ClinicalDocument itk']]],
    ['ITK in SOAP', soap(itk(cda)), ['cda', 'ClinicalDocument', ['cda ClinicalDocument soap+itk']]],
    ['ITK with base64', itk(base64(cda)), ['cda', 'ClinicalDocument', ['cda ClinicalDocument itk+base64']]],
    [
      'ITK with escaped XML',
      itk(cda.replaceAll('<', '&lt;')),
      ['cda', 'ClinicalDocument', ['cda ClinicalDocument itk']],
    ],
    ['ITK with HL7 v2', itk('MSH|^~\\&amp;|A||||1||ADT^A01|1|P|2.4'), ['hl7v2', 'ADT^A01', ['hl7v2 ADT^A01 itk']]],
    [
      'ITK with a part of HL7 v3',
      itk('<QuerySCRResponse xmlns="urn:hl7-org:v3"/>'),
      ['hl7v3', 'QuerySCRResponse', ['hl7v3 QuerySCRResponse itk']],
    ],
    [
      'ITK with FHIR',
      itk('<ServiceRequest xmlns="http://hl7.org/fhir"/>'),
      ['fhir-r4', 'ServiceRequest', ['fhir-r4 ServiceRequest itk']],
    ],
    ['SOAP', soap(gp2gp), ['hl7v3', 'RCMR_IN030000UK06', ['hl7v3 RCMR_IN030000UK06 soap']]],
    [
      'an envelope of one’s own',
      `<transport><payload>${gp2gp}</payload></transport>`,
      ['hl7v3', 'RCMR_IN030000UK06', ['hl7v3 RCMR_IN030000UK06 xml']],
    ],
    [
      'an HL7 v3 interaction',
      `<POCD_IN040001UK01 xmlns="urn:hl7-org:v3"><ControlActEvent>${cda}</ControlActEvent></POCD_IN040001UK01>`,
      ['cda', 'ClinicalDocument', ['cda ClinicalDocument hl7v3']],
    ],
    ['an ebXML header alone', ebxml, ['hl7v3', 'ebXML Envelope', ['hl7v3 ebXML Envelope']]],
  ])('%s', async (_, text, expected) => {
    expect(told(await readOne(text))).toEqual(expected);
  });

  it('keeps the places of the outer file for what is not encoded', async () => {
    const { records } = await readOne(soap(itk(cda)));
    expect(records[0]?.inside).toBe('/Envelope/Body[1]/DistributionEnvelope[1]/payloads[1]/payload[1]');
    expect(records[0]?.tree.locate('/ClinicalDocument/id[1]')).toEqual({ line: 3, column: 1 });
    expect(records[0]?.wrapper?.locate('/Envelope/Body[1]')).toEqual({ line: 2, column: 1 });
  });

  it('gives the place of the code for what is encoded', async () => {
    const { records } = await readOne(soap(itk(base64(cda))));
    expect(records[0]?.tree.locate('/ClinicalDocument/id[1]')?.line).toBe(2);
  });

  it('parts the path of the envelope from paths that do not begin with a slash', async () => {
    const { records } = await readOne(itk('MSH|^~\\&amp;|A'));
    expect(records[0]?.inside).toBe('/DistributionEnvelope/payloads[1]/payload[1]/');
  });

  it('numbers the records of several payloads', async () => {
    const two = `<itk:DistributionEnvelope xmlns:itk="urn:nhs-itk:ns:201005"><itk:payloads><itk:payload>${cda}</itk:payload><itk:payload>${base64(cda)}</itk:payload></itk:payloads></itk:DistributionEnvelope>`;
    const { records } = await readOne(two);
    expect(records.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('says that HL7 v2 in XML is not read', async () => {
    const payload = await readOne(itk('<ADT_A01 xmlns="urn:hl7-org:v2xml"/>'));
    expect([payload.generation, payload.note]).toEqual(['unknown', expect.stringContaining('HL7 v2')]);
  });
});

describe('FHIR messages', () => {
  it.each([
    [
      'JSON',
      '{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","eventCoding":{}}},{"resource":{"resourceType":"Bundle","type":"document"}}]}',
    ],
    [
      'XML',
      '<Bundle xmlns="http://hl7.org/fhir"><type value="message"/><entry><resource><MessageHeader><eventCoding><code value="x"/></eventCoding></MessageHeader></resource></entry><entry><resource><Bundle><type value="document"/></Bundle></resource></entry></Bundle>',
    ],
  ])('around documents are said, in %s', async (_, text) => {
    expect(told(await readOne(text))).toEqual(['fhir-r4', 'Bundle', ['fhir-r4 Bundle fhir-message']]);
  });
});

describe('MIME', () => {
  const mime = (body: string, encoding = '8bit') =>
    [
      '--=_b',
      'Content-Id: <ebXMLHeader@spine.nhs.uk>',
      'Content-Type: text/xml',
      '',
      ebxml,
      '',
      '--=_b',
      'Content-Type: application/xml',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
      '',
      '--=_b--',
      '',
    ].join('\r\n');
  const http = `POST /reliablemessaging HTTP/1.1\r\nContent-Type: multipart/related; boundary="=_b"\r\n\r\n`;

  it.each([
    ['as it is', mime(gp2gp), 'mime'],
    ['after the lines of HTTP', http + mime(gp2gp), 'mime'],
    ['with base64', mime(base64(gp2gp), 'base64'), 'mime+base64'],
  ])('gives the HL7 v3 part, the ebXML header beside it, %s', async (_, text, envelopes) => {
    const payload = await readOne(text);
    expect(told(payload)).toEqual(['hl7v3', 'RCMR_IN030000UK06', [`hl7v3 RCMR_IN030000UK06 ${envelopes}`]]);
    expect(payload.records[0]?.wrapper?.syntax).toBe('xml');
  });

  it('counts lines from the start of the file', async () => {
    const { records } = await readOne(mime(gp2gp));
    expect(records[0]?.tree.locate('/RCMR_IN030000UK06')?.line).toBe(11);
  });

  it('keeps the ebXML header as the record where there is nothing else', async () => {
    expect(told(await readOne(mime('{{payload}}')))).toEqual([
      'hl7v3',
      'ebXML Envelope',
      ['hl7v3 ebXML Envelope mime'],
    ]);
  });
});

describe('HL7 v2 in frames and batches', () => {
  const message = (event: string) => `MSH|^~\\&|A||||1||ADT^${event}|1|P|2.4\rPID|1\r`;
  it('takes off the frames of MLLP', async () => {
    const { records } = await readOne(`\u000b${message('A01')}\u001c\r\u000b${message('A03')}\u001c\r`);
    expect(records.map(({ type, envelopes, problems }) => [type, envelopes, problems])).toEqual([
      ['ADT^A01', ['mllp'], []],
      ['ADT^A03', ['mllp'], []],
    ]);
  });

  it('parts the messages of a batch and keeps its headers beside them', async () => {
    const text = `FHS|^~\\&|A\rBHS|^~\\&|A\r${message('A01')}${message('A03')}BTS|2\rFTS|1\r`.replaceAll('\r', '\n');
    const { records, envelopes } = await readOne(text);
    expect(envelopes).toEqual(['batch']);
    expect(records.map(({ index, type }) => [index, type])).toEqual([
      [0, 'ADT^A01'],
      [1, 'ADT^A03'],
    ]);
    expect(records[1]?.tree.locate('PID[1]')?.line).toBe(6);
    const { wrapper } = records[1]!;
    expect(wrapper?.syntax === 'er7' && wrapper.segments.map(({ id }) => id)).toEqual(['FHS', 'BHS', 'BTS', 'FTS']);
  });
});
