import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/payload/types.js';
import { picker, seeded } from '../parse/seeded.js';
import { readAll } from './opened.js';

const whole = [
  '{"resourceType":"Bundle","type":"document","entry":[{"resource":{"resourceType":"Composition","title":"Zoë"}}]}',
  '<?xml version="1.0"?>\n<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient><id value="1"/></Patient></resource></entry></Bundle>',
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ClinicalDocument xmlns="urn:hl7-org:v3"/></s:Body></s:Envelope>',
  'MSH|^~\\&|A|B|C|D|202601010900||ADT^A01|1|P|2.4\rPID|1||9990000018^^^NHS^NH~X^^^RCB\rPV1|1\r',
  "UNA:+.? 'UNB+UNOA:2+A+B'UNH+1+FHSREG:0:1:FH:FHS001'PNA+PAT+9990000018:OPI'UNT+3+1'UNZ+1+1'",
  'NHS_NUMBER,NAME\n9990000018,"Smith, ""J"""\n9990000026,x\n',
  'id\teffectiveTime\tactive\tmoduleId\tterm\r\n1\t2\t3\t4\t5\r\n',
  '--=_b\r\nContent-Id: <a>\r\n\r\n<RCMR_IN030000UK06 xmlns="urn:hl7-org:v3"/>\r\n--=_b--\r\n',
  '{"resourceType":"Basic"}\n{"resourceType":"Basic"}\n',
];
const SIGNS = [
  '<',
  '>',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&',
  '|',
  '^',
  '~',
  '\\',
  ':',
  '+',
  '\n',
  '\r',
  '\u0000',
  '\uFFFF',
  '😀',
];
const PATHS = ['Bundle.entry[0].resource', '/Envelope/Body[1]', 'PID[1]-3[2].1', '1/PNA[1]/2.1', '1/NAME', '[9].x', ''];

describe('payloads that are cut, spoilt or put together', () => {
  it('never break the reading, and every problem has words', async () => {
    const random = seeded(42);
    const pick = picker(random);
    const mutate = (text: string) => {
      const at = Math.floor(random() * text.length);
      return pick([
        () => text.slice(0, at),
        () => text.slice(at),
        () => text.slice(0, at) + pick(SIGNS) + text.slice(at + 1),
        () => text.slice(0, at) + pick(whole) + text.slice(at),
        () => text.slice(0, at) + text.slice(at + 20),
      ])();
    };
    for (let round = 0; round < 2000; round += 1) {
      const bytes = new TextEncoder().encode(mutate(pick(whole)));
      if (random() < 0.3 && bytes.length > 0) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const payloads = await readAll(bytes).catch((error: unknown) => {
        expect(error).toBeInstanceOf(SourceError);
        return [];
      });
      for (const { records, problems } of payloads) {
        const all = [...problems, ...records.flatMap((record) => record.problems)];
        for (const { message } of all) expect(message).toMatch(/^[A-Z].*\.$/);
        for (const { tree } of records) for (const path of PATHS) tree.locate(path);
      }
    }
  });
});
