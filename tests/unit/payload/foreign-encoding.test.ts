import { describe, expect, it } from 'vitest';
import type { XmlTree } from '../../../src/parse/tree.js';
import { foreignEncoding } from '../../../src/payload/foreign-encoding.js';
import { readOne } from './opened.js';

const PATIENT = '<Patient xmlns="http://hl7.org/fhir"/>';
const declaring = (name: string): string => `<?xml version="1.0" encoding="${name}"?>\n${PATIENT}`;

describe('the encoding of a document', () => {
  it.each([
    ['none is said', PATIENT, 'utf-8', undefined],
    ['UTF-8 is said', declaring('UTF-8'), 'utf-8', undefined],
    ['ASCII is said, which is a part of it', declaring('US-ASCII'), 'utf-8', undefined],
    ['another is said', declaring('UTF-16'), 'utf-8', 'said'],
    ['another is said in single quotes', `<?xml version='1.0' encoding='ISO-8859-1'?>${PATIENT}`, undefined, 'said'],
    ['another is used', PATIENT, 'utf-16le', 'used'],
    ['another is used, and UTF-8 said', declaring('UTF-8'), 'windows-1252', 'used'],
  ])('%s', (_what, text, read, expected) => expect(foreignEncoding(text, read)).toBe(expected));

  it('is noted of a resource that is the document, and of none in an envelope', async () => {
    const encodingOf = async (text: string) => {
      const [record] = (await readOne(text)).records;
      return (record!.tree as XmlTree).encoding;
    };
    expect(await encodingOf(declaring('UTF-16'))).toBe('said');
    const soap = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>${PATIENT}</Body></Envelope>`;
    expect(await encodingOf(`<?xml version="1.0" encoding="UTF-16"?>${soap}`)).toBeUndefined();
  });
});
