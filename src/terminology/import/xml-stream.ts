/** Elements of an XML file as they come, by local name. What is wrong is said in our own words. */
import { SaxesParser } from 'saxes';
import { TerminologyError } from '../terminology-error.js';
import type { ReleaseFile } from './release-file.js';

const DEEPEST = 200;
const LONGEST = 100_000;

export interface XmlHandlers {
  /** @param path local names from the root to the element itself */
  open(local: string, attributes: Readonly<Record<string, string>>, path: readonly string[]): void;
  /** @param text what stands in the element after the last one within it: all, where there is none */
  close(local: string, text: string, path: readonly string[]): void;
  /** Text as it stands, for elements with both text and elements in them */
  text?(text: string, path: readonly string[]): void;
}

/**
 * @param passed told of each piece's length
 * @throws TerminologyError where the file is damaged, is not in UTF-8, or has a DOCTYPE that defines entities
 */
export async function readXml(
  file: ReleaseFile,
  handlers: XmlHandlers,
  passed: (bytes: number) => void = () => undefined,
): Promise<void> {
  const fault = (what: string) => new TerminologyError(`${file.name}: ${what} Download the release again.`);
  await feed(file, parserOf(handlers, fault), fault, passed);
}

/**
 * Gives a parser the text of a file, piece by piece.
 * @param fault makes the error of what is wrong
 * @throws what fault makes where the file is not in UTF-8
 */
export async function feed(
  file: ReleaseFile,
  parser: SaxesParser,
  fault: (what: string) => TerminologyError,
  passed: (bytes: number) => void,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw fault('it is not in UTF-8.');
    }
  };
  for await (const piece of file.open()) {
    passed(piece.length);
    parser.write(decode(piece));
  }
  parser.write(decode()).close();
}

function parserOf(handlers: XmlHandlers, fault: (what: string) => TerminologyError): SaxesParser {
  const parser = new SaxesParser();
  const path: string[] = [];
  let text = '';
  parser.on('error', () => {
    throw fault(`its XML is damaged at line ${parser.line}.`);
  });
  // Releases of classifications name a DTD, which is not fetched; entities of its own could fill the memory.
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared)) throw fault('its DOCTYPE defines entities, which are not read here.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === DEEPEST) throw fault('its elements are nested too deep.');
    path.push(localOf(name));
    text = '';
    handlers.open(path.at(-1)!, attributes, path);
  });
  const addText = (more: string) => {
    if (text.length + more.length > LONGEST) throw fault('a text in it is longer than any can be.');
    text += more;
    handlers.text?.(more, path);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    handlers.close(path.at(-1)!, text.trim(), path);
    path.pop();
    text = '';
  });
  return parser;
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
