/** Rows of one dm+d file, as a stream: each element that holds only elements with text. */
import { SaxesParser } from 'saxes';
import { TerminologyError } from '../../terminology-error.js';
import { feed } from '../xml-stream.js';
import type { DmdFile } from './choose-files.js';

export interface DmdRow {
  /** Name of its element, and of the one around it */
  element: string;
  around: string;
  fields: ReadonlyMap<string, string>;
  /** Rows within it that were asked for */
  inner: readonly DmdRow[];
}

const DEEPEST = 20;
const LONGEST = 100_000;

interface Open {
  name: string;
  text: string;
  fields: Map<string, string> | undefined;
  inner: DmdRow[];
}

const NO_ROWS: DmdRow[] = [];

/**
 * @param root name that the file's first element must have
 * @param within elements of rows that are given with the row around them
 * @param passed told of each piece's length
 * @throws TerminologyError where the file is damaged or of another kind
 */
export async function readDmdRows(
  file: DmdFile,
  root: string,
  within: readonly string[],
  take: (row: DmdRow) => void,
  passed: (bytes: number) => void,
): Promise<void> {
  const fault = (what: string) => new TerminologyError(`${file.name}: ${what} Download the release again.`);
  await feed(file, parserOf(root, within, take, fault), fault, passed);
}

function parserOf(
  root: string,
  within: readonly string[],
  take: (row: DmdRow) => void,
  fault: (what: string) => TerminologyError,
): SaxesParser {
  const parser = new SaxesParser();
  const open: Open[] = [];
  parser.on('error', () => {
    throw fault(`its XML is damaged at line ${parser.line}.`);
  });
  parser.on('doctype', () => {
    throw fault('it has a DOCTYPE, which no dm+d file has.');
  });
  parser.on('opentag', ({ name }) => {
    if (open.length === 0 && name !== root) throw fault(`it does not begin with ${root}.`);
    if (open.length === DEEPEST) throw fault('its elements are nested too deep.');
    const outer = open.at(-1);
    if (outer) outer.fields ??= new Map();
    open.push({ name, text: '', fields: undefined, inner: NO_ROWS });
  });
  const addText = (text: string) => {
    const inner = open.at(-1);
    if (!inner || inner.fields) return;
    if (inner.text.length + text.length > LONGEST) throw fault('a text in it is longer than any name can be.');
    inner.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { name, text, fields, inner } = open.pop()!;
    const outer = open.at(-1);
    if (!fields) {
      outer?.fields?.set(name, text.trim());
      return;
    }
    if (fields.size === 0) return;
    const row = { element: name, around: outer?.name ?? '', fields, inner };
    if (outer && within.includes(name)) outer.inner = [...outer.inner, row];
    else take(row);
  });
  return parser;
}
