/** What schemas cannot say of measures.json and receiver.json: that names in them are names of something. */
import { describe, expect, it } from 'vitest';
import { passesVerhoeff } from '../../../src/terminology/verhoeff.js';
import { DOCUMENTS, HEADINGS, MEASURES, RECEIVER } from '../run/sheets.js';

const headings = HEADINGS.headings.map(({ key }) => key);

describe('measures.json', () => {
  it.each(MEASURES.measures)('makes $id of cells that are counted, the numerator out of the denominator', (measure) => {
    const cells = MEASURES.counted.find(({ id }) => id === measure.counted)!.cells.map(({ id }) => id);
    expect(cells).toEqual(expect.arrayContaining(measure.denominator.cells));
    expect(measure.denominator.cells).toEqual(expect.arrayContaining(measure.numerator.cells));
    expect(measure.numerator.cells.length).toBeLessThan(measure.denominator.cells.length);
  });

  it.each(MEASURES.measures.filter(({ bands }) => bands.length > 0))(
    'gives $id a band for every share',
    ({ bands }) => {
      const starts = bands.map(({ from, above }) => from ?? above!);
      expect(starts).toEqual([...starts].sort((a, b) => b - a));
      expect(bands.at(-1)?.from).toBe(0);
    },
  );

  it('names headings that there are', () => {
    expect(headings).toEqual(expect.arrayContaining(MEASURES.administrativeHeadings));
  });
});

describe('receiver.json', () => {
  it('names headings and kinds of documents that there are', () => {
    expect(headings).toEqual(expect.arrayContaining(RECEIVER.structures.flatMap((one) => one.headings)));
    expect(DOCUMENTS.map(({ key }) => key)).toEqual(expect.arrayContaining(RECEIVER.documents));
  });

  it('names degrade codes that it lists, each with its check digit', () => {
    const codes = RECEIVER.degrade.map(({ code }) => code);
    expect(codes.filter((code) => !passesVerhoeff(code))).toEqual([]);
    expect(codes).toEqual(expect.arrayContaining(RECEIVER.structures.flatMap(({ degrade }) => degrade)));
  });

  it('puts each type into one structure', () => {
    const types = [...RECEIVER.structures.flatMap((one) => one.types), ...RECEIVER.data, ...RECEIVER.files.types];
    expect(new Set(types).size).toBe(types.length);
    const ids = RECEIVER.structures.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.values(RECEIVER.alsoUnder).flat()));
  });
});
