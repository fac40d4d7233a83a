/** Turns a source into payloads: one for a file, one for each entry of an archive. */
import { isOfficeDocument, isZip, readZip, tooLargeMessage } from './archives.js';
import { decodeText, guessEncoding, isBinary } from './decode.js';
import { inflate, isGzip, joinBytes } from './inflate.js';
import { type Lines, openLines } from './open-lines.js';
import { openText } from './open-text.js';
import { type Opened, unclaimed } from './opened.js';
import { decodePieces, onePiece } from './read-pieces.js';
import { takenAs } from './requested.js';
import { LIMITS, type Payload, type Source, SourceError, type UnwrapOptions } from './types.js';

/** What is read of a stream before its kind is told, in bytes */
const HEAD = 256 * 1024;
/** Files below this are read whole at once, whatever they are, in bytes */
const SMALL = 4 * 1024 * 1024;

/**
 * Reads a source and tells what it is. Gzip is opened in place; an entry of a zip archive is a payload named
 * `archive.zip!/entry`. Large tables and NDJSON are read as their records are asked for.
 * @throws SourceError where the source cannot be read
 */
export async function* unwrap(source: Source, options: UnwrapOptions): AsyncGenerator<Payload> {
  if (source.stream && (source.size === undefined || source.size > SMALL))
    yield* unwrapStream(source, source.stream(), options);
  else yield* unwrapBytes(source.name, await source.read(), options);
}

async function* unwrapBytes(name: string, bytes: Uint8Array, options: UnwrapOptions): AsyncGenerator<Payload> {
  if (isZip(bytes)) yield* unwrapZip(name, bytes, options);
  else if (isGzip(bytes)) {
    const inner = inflate(bytes, LIMITS.payloadBytes);
    if (inner === 'damaged') throw new SourceError('The gzip file is damaged.', 'damaged-archive');
    if (inner === 'too-large') yield refused(name, bytes.length, unclaimed('binary'));
    else yield { ...openBytes(name, inner, options), bytes: bytes.length };
  } else
    yield bytes.length > LIMITS.payloadBytes
      ? refused(name, bytes.length, tooLarge(bytes))
      : openBytes(name, bytes, options);
}

async function* unwrapZip(name: string, archive: Uint8Array, options: UnwrapOptions): AsyncGenerator<Payload> {
  if (isOfficeDocument(archive)) {
    yield payloadOf(name, archive.length, unclaimed('binary', 'An office document.'));
    return;
  }
  for (const { name: entry, bytes, fault } of readZip(archive)) {
    const path = `${name}!/${entry}`;
    if (bytes && isZip(bytes))
      yield payloadOf(path, bytes.length, unclaimed('binary', 'An archive in an archive; it is not opened.'));
    else if (bytes) yield* unwrapBytes(path, bytes, options);
    else yield payloadOf(path, 0, { ...unclaimed('binary'), problems: [{ message: fault ?? '' }] });
  }
}

function openBytes(name: string, bytes: Uint8Array, options: UnwrapOptions): Payload {
  if (bytes.length === 0) return payloadOf(name, 0, unclaimed('empty', 'The payload is empty.'));
  if (isBinary(bytes)) return payloadOf(name, bytes.length, unclaimed('binary'));
  const { text, encoding, note } = decodeText(bytes);
  const lines = openLines(text, options.generation);
  if (lines) return linesPayload(name, bytes.length, lines, () => onePiece(text), note);
  const opened = openText(text, { depth: 0, encoding, ...options });
  const taken = options.generation ? takenAs(opened, options.generation) : opened;
  return payloadOf(name, bytes.length, taken, note);
}

/** Reads the start of a stream, and the rest of it only where it is no table and no NDJSON. */
async function* unwrapStream(
  source: Source,
  chunks: AsyncIterable<Uint8Array>,
  options: UnwrapOptions,
): AsyncGenerator<Payload> {
  const pieces = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const readTo = async (limit: number) => {
    while (!ended && size <= limit) {
      const { value, done } = await pieces.next();
      if (done) ended = true;
      else {
        read.push(value);
        size += value.length;
      }
    }
  };
  try {
    await readTo(HEAD);
    const head = joinBytes(read);
    let lines = isText(head) ? openLines(decodeStart(head), options.generation) : undefined;
    if (!lines && isLongLine(head)) {
      await readTo(SMALL * 4);
      lines = openLines(decodeStart(joinBytes(read)), options.generation);
    }
    if (lines) {
      const rest = (async function* () {
        yield* read.splice(0);
        for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
      })();
      yield linesPayload(source.name, source.size ?? size, lines, () => decodePieces(rest), guessEncoding(head).note);
      return;
    }
    await readTo(LIMITS.payloadBytes);
    yield* unwrapBytes(source.name, joinBytes(read), options);
  } finally {
    await pieces.return?.();
  }
}

/** NDJSON may have lines that are longer than what was read first; then more is read before it is told. */
function isLongLine(head: Uint8Array): boolean {
  const start = isText(head) ? decodeStart(head) : '';
  return start.trimStart().startsWith('{') && !start.includes('\n');
}

function isText(head: Uint8Array): boolean {
  return !isZip(head) && !isGzip(head) && !isBinary(head);
}

function decodeStart(bytes: Uint8Array): string {
  return new TextDecoder(guessEncoding(bytes).encoding).decode(bytes, { stream: true });
}

/** What a payload over the limit is, by its start. */
function tooLarge(bytes: Uint8Array): Opened {
  return openText(decodeStart(bytes.subarray(0, HEAD)), { depth: 0 });
}

function refused(name: string, bytes: number, { syntax, generation, type, evidence }: Opened): Payload {
  const problems = [{ message: tooLargeMessage() }];
  return payloadOf(name, bytes, { ...unclaimed(syntax), generation, type, evidence, problems });
}

function linesPayload(
  name: string,
  bytes: number,
  lines: Lines,
  pieces: () => AsyncIterable<string>,
  note?: string,
): Payload {
  const { syntax, generation, type, evidence } = lines;
  const records = { [Symbol.asyncIterator]: () => lines.records(pieces())[Symbol.asyncIterator]() };
  return {
    name,
    generation,
    evidence,
    syntax,
    type,
    bytes,
    problems: [],
    envelopes: [],
    records,
    ...(note === undefined ? {} : { note }),
  };
}

function payloadOf(name: string, bytes: number, opened: Opened, note?: string): Payload {
  const notes = [note, opened.note].filter((each) => each !== undefined);
  const { syntax, generation, type, evidence, problems, envelopes, records } = opened;
  return {
    name,
    generation,
    evidence,
    syntax,
    type,
    bytes,
    problems,
    envelopes,
    records,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
}
