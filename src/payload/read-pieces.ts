/** Text in pieces: decoding, lines. What is read this way never stands in memory whole. */
import { guessEncoding } from './decode.js';

/** Decodes pieces of bytes. Bytes that are no UTF-8 are replaced, as the encoding cannot be changed on the way. */
export async function* decodePieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(guessEncoding(chunk).encoding);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

export interface TextLine {
  text: string;
  /** From 1 */
  number: number;
}

/**
 * Parts pieces of text into lines, without their ends (LF or CRLF).
 * @param limit longest line in characters; the rest of a longer one is left out
 */
export async function* readLines(pieces: AsyncIterable<string>, limit: number): AsyncGenerator<TextLine> {
  let open: string[] = [];
  let length = 0;
  let number = 1;
  const take = (piece: string) => {
    if (length < limit) open.push(length + piece.length > limit ? piece.slice(0, limit - length) : piece);
    length += piece.length;
  };
  const close = (): TextLine => {
    const text = open.join('');
    open = [];
    length = 0;
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, number: number++ };
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      take(piece.slice(from, end));
      yield close();
      from = end + 1;
    }
    if (from < piece.length) take(piece.slice(from));
  }
  if (length > 0) yield close();
}

/** One text as pieces. */
export async function* onePiece<T>(text: T): AsyncGenerator<T> {
  yield text;
}
