import { describe, expect, it } from 'vitest';
import { parseEdifact } from '../../../src/parse/edifact.js';
import { edifactPath, numberSegments } from '../../../src/parse/edifact-path.js';
import { parseEr7 } from '../../../src/parse/er7.js';
import { undoEscapes } from '../../../src/parse/er7-escapes.js';
import { er7Path, parseEr7Path } from '../../../src/parse/er7-path.js';
import type { Place } from '../../../src/parse/place.js';

function textAt(text: string, place: Place | undefined, end: RegExp): string {
  const line = text.split(end)[(place?.line ?? 0) - 1] ?? '';
  return line.slice((place?.column ?? 1) - 1, (place?.endColumn ?? 1) - 1);
}

describe('HL7 v2', () => {
  const segments = [
    'MSH|^~\\&|PAS|RCB|ROUTE|ROUTE|202601010900||ADT^A01^ADT_A01|1|P|2.4',
    'PID|1||9990000018^^^NHS^NH~X1&Y^^^RCB^MR||Smith^Zoë',
    'OBX|1',
    'OBX|2||a',
  ];

  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('reads segments that end with %s', (_, end) => {
    const text = segments.join(end) + end;
    const { tree, problems } = parseEr7(text);
    expect(problems).toEqual([]);
    expect(tree.segments.map(({ id, occurrence, line }) => `${id}${occurrence}@${line}`)).toEqual([
      'MSH1@1',
      'PID1@2',
      'OBX1@3',
      'OBX2@4',
    ]);
    const [header, patient] = tree.segments;
    expect([header?.fields[1], header?.fields[2], header?.fields[9]]).toEqual([
      [[['|']]],
      [[['^~\\&']]],
      [[['ADT'], ['A01'], ['ADT_A01']]],
    ]);
    expect(patient?.fields[3]?.[1]?.[0]).toEqual(['X1', 'Y']);
  });

  it.each([
    ['PID[1]-3[1].1', '9990000018'],
    ['PID[1]-3[2].1.2', 'Y'],
    ['PID[1]-3[2]', 'X1&Y^^^RCB^MR'],
    ['PID[1]-5[1].2', 'Zoë'],
    ['MSH[1]-1[1]', '|'],
    ['MSH[1]-2[1]', '^~\\&'],
    ['MSH[1]-9[1].2', 'A01'],
    ['OBX[2]-3[1]', 'a'],
    ['PID', segments[1]],
    ['PID[1]-40[1]', segments[1]],
  ])('finds %s', (path, expected) => {
    const text = segments.join('\r');
    expect(textAt(text, parseEr7(text).tree.locate(path), /\r/)).toBe(expected);
  });

  it('takes its separators from the header', () => {
    const { tree } = parseEr7('MSH$*!?%$A$B\rPID$1$$a*b!c%d');
    expect(tree.separators).toEqual({ field: '$', component: '*', repetition: '!', escape: '?', subcomponent: '%' });
    expect(tree.segments[1]?.fields[3]).toEqual([[['a'], ['b']], [['c', 'd']]]);
  });

  it.each([
    ['MSH', 1],
    ['MSH|', 1],
    ['MSH|^~\\&|A\rPID|1\rbroken in two', 3],
    ['MSH|^~\\&|A\rpid|1', 2],
  ])('says where %j is wrong', (text, line) => {
    expect(parseEr7(text).problems.map(({ place }) => place?.line)).toEqual([line]);
  });

  it.each([
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['line\\.br\\next', 'line\nnext'],
    ['\\X5AC3AB\\', 'Zë'],
    ['\\H\\bold\\N\\', 'bold'],
    ['C:\\Users\\x', 'C:\\Users\\x'],
    ['no end \\F', 'no end \\F'],
  ])('undoes the escapes of %j', (text, expected) => {
    expect(undoEscapes(text, parseEr7('MSH|^~\\&|').tree.separators)).toBe(expected);
  });

  it('reads its own paths back', () => {
    const segment = { id: 'PID', occurrence: 2, fields: [], line: 1, column: 1 };
    const path = er7Path(segment, 3, 4, 5, 6);
    expect(path).toBe('PID[2]-3[4].5.6');
    expect(parseEr7Path(path)).toEqual({
      segment: 'PID',
      occurrence: 2,
      field: 3,
      repetition: 4,
      component: 5,
      subcomponent: 6,
    });
    expect(parseEr7Path('PID-3')).toEqual({ segment: 'PID', occurrence: 1, field: 3, repetition: 1 });
    expect(parseEr7Path("PID[1]-3'; drop")).toBeUndefined();
  });
});

describe('EDIFACT', () => {
  const text =
    "UNA:+.? '\nUNB+UNOC:3+A+B'\nUNH+1+MEDRPT:0:1:RT:NHS003'\nNAD+SLA+++ST JAMES?'S ?+ ALL'\nPNA+PAT+9990000018:OPI'\nPNA+X'\nUNT+4+1'\nUNH+2+MEDRPT'\nPNA+Y'\nUNT+3+2'\nUNZ+2+1'\n";
  const { tree, problems } = parseEdifact(text);

  it('undoes the release character', () => {
    expect(problems).toEqual([]);
    expect(tree.segments[2]?.elements.at(-1)).toEqual(["ST JAMES'S + ALL"]);
  });

  it('numbers messages, the interchange as 0', () => {
    const steps = numberSegments(tree.segments);
    const paths = tree.segments.map((segment, index) => edifactPath(segment, steps[index]!));
    expect(paths).toEqual([
      '0/UNB[1]',
      '1/UNH[1]',
      '1/NAD[1]',
      '1/PNA[1]',
      '1/PNA[2]',
      '1/UNT[1]',
      '2/UNH[1]',
      '2/PNA[1]',
      '2/UNT[1]',
      '0/UNZ[1]',
    ]);
  });

  it.each([
    ['1/PNA[1]/2.1', '9990000018'],
    ['1/PNA[1]/2', '9990000018:OPI'],
    ['1/NAD[1]/4.1', "ST JAMES?'S ?+ ALL"],
    ['1/PNA[1]', 'PNA+PAT+9990000018:OPI'],
    ['1/PNA[1]/9', 'PNA+PAT+9990000018:OPI'],
    ['2/PNA[1]/1.1', 'Y'],
    ['0/UNZ[1]/1', '2'],
  ])('finds %s', (path, expected) => {
    expect(textAt(text, tree.locate(path), /\n/)).toBe(expected);
  });

  it('takes the separators of the service string', () => {
    expect(parseEdifact('UNA|*.\\ ~UNB*A|B~').tree.segments).toMatchObject([{ tag: 'UNB', elements: [['A', 'B']] }]);
  });

  it.each([
    ["UNA:+.?'\nUNB+UNOA:2'", /six characters/],
    ["UNB+UNOA:2'UNH+1", /cut short/],
    ["UNB+A'ST JAMES'S'", /three capitals/],
  ])('says what is wrong with %j', (spoilt, message) => {
    expect(parseEdifact(spoilt).problems.some((problem) => message.test(problem.message))).toBe(true);
  });

  it.each([
    ["UNB+A'UNH+1'BGM+1'", ['The message has no UNT.', 'The interchange has no UNZ.']],
    ["UNB+A'UNH+1'BGM+1'UNZ+1+1'", ['The message has no UNT.']],
    ["UNB+A'UNH+1'UNH+2'UNT+2+2'UNZ+2+1'", ['The message has no UNT.']],
    ["UNB+A'UNH+1'UNT+2+1'", ['The interchange has no UNZ.']],
    ["UNH+1'BGM+1'UNT+3+1'", []],
    ["BGM+1'", []],
  ])('misses the end of %j', (cut, messages) => {
    expect(parseEdifact(cut).problems.map(({ message }) => message)).toEqual(messages);
  });

  it('says which message has no end', () => {
    const { problems } = parseEdifact("UNB+A'\nUNH+1'\nUNT+2+1'\nUNH+2'\nUNZ+2+1'\n");
    expect(problems).toMatchObject([{ place: { line: 4, column: 1 } }]);
  });
});
