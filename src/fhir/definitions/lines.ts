/**
 * The container of compiled definitions: a JSON array with one entry a line, in ASCII, so that one entry can be cut out and
 * parsed without the others. The first entry is the head: what all share, and the name and length of each further line.
 */
import type { Json } from '../../parse/tree.js';

export interface Head {
  /** Number of this layout; another one is refused */
  format: number;
  /** [canonical URL, version or '', length of its line] in the order of the lines */
  index: [string, string, number][];
  shared: { [name: string]: Json };
}

export const FORMAT = 1;

export interface Entry {
  url: string;
  version: string;
  value: Json;
}

/** Writes entries as lines. The same entries give the same text. */
export function writeLines(shared: Head['shared'], entries: readonly Entry[]): string {
  const lines = entries.map((entry) => ascii(JSON.stringify(entry.value)));
  const index = entries.map((entry, i): [string, string, number] => [entry.url, entry.version, lines[i]?.length ?? 0]);
  const head = ascii(JSON.stringify({ format: FORMAT, shared, index }));
  return `[\n${[head, ...lines].join(',\n')}\n]\n`;
}

/** Everything outside ASCII is escaped, so that a length in characters is one in bytes too. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export interface Lines {
  shared: Head['shared'];
  /** Entry positions by canonical URL; several where versions differ */
  find(url: string): number[];
  urls(): IterableIterator<string>;
  version(entry: number): string;
  value(entry: number): Json;
}

const NEW_LINE = 10;
const decoder = new TextDecoder();

/**
 * Opens lines for reading one at a time. Only what is asked for is decoded.
 * @throws {Error} where the bytes are not of this layout
 */
export function openLines(bytes: Uint8Array): Lines {
  const end = bytes.indexOf(NEW_LINE, 2);
  const head = readHead(bytes, end);
  const starts: number[] = [];
  const byUrl = new Map<string, number[]>();
  let at = end + 1;
  head.index.forEach(([url, , length], entry) => {
    starts.push(at);
    at += length + 2;
    const same = byUrl.get(url);
    if (same) same.push(entry);
    else byUrl.set(url, [entry]);
  });
  if (at > bytes.length + 2) throw damaged();
  return {
    shared: head.shared,
    find: (url) => byUrl.get(url) ?? [],
    urls: () => byUrl.keys(),
    version: (entry) => head.index[entry]?.[1] ?? '',
    value: (entry) => {
      const start = starts[entry] ?? 0;
      return JSON.parse(decoder.decode(bytes.subarray(start, start + (head.index[entry]?.[2] ?? 0)))) as Json;
    },
  };
}

function readHead(bytes: Uint8Array, end: number): Head {
  if (bytes[0] !== 0x5b || bytes[1] !== NEW_LINE || end < 0) throw damaged();
  const text = decoder.decode(bytes.subarray(2, end));
  try {
    const head = JSON.parse(text.endsWith(',') ? text.slice(0, -1) : text) as Head;
    if (head.format === FORMAT) return head;
  } catch {
    // Said below, in our own words.
  }
  throw damaged();
}

function damaged(): Error {
  return new Error('The compiled definitions are damaged. Install the product again, or compile the package again.');
}
