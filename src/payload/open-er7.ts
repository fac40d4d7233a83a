/** Opens HL7 v2: one message, several, a batch (FHS, BHS), or frames of MLLP. */

import { parseEr7, splitLines } from '../parse/er7.js';
import type { Place } from '../parse/place.js';
import type { Er7Tree, RecordTree } from '../parse/tree.js';
import { type OpenContext, type Opened, unclaimed } from './opened.js';
import { LIMITS } from './types.js';

interface Message {
  text: string;
  base: Place;
}

/** Opens a text that starts with a header segment. Each message is a record; headers of a batch are kept beside them. */
export function openEr7(text: string, context: OpenContext): Opened {
  const framed = text.includes('\u000b');
  const { messages, batch } = splitMessages(text, context.base ?? { line: 1, column: 1 });
  const wrapper = batch === undefined ? undefined : parseEr7(batch.text, batch.base).tree;
  const envelopes = [...(framed ? ['mllp'] : []), ...(wrapper ? ['batch'] : [])];
  const parsed = messages.map(({ text: each, base }) => parseEr7(each, base));
  const records: RecordTree[] = parsed.map(({ tree, problems }, index) => ({
    ...(parsed.length > 1 ? { index } : {}),
    generation: 'hl7v2',
    type: messageType(tree),
    tree,
    envelopes,
    problems:
      tree.segments.length > LIMITS.entries
        ? [...problems, { message: `The message has more than ${LIMITS.entries} segments; split it.` }]
        : problems,
    ...(wrapper ? { wrapper } : {}),
  }));
  const evidence = records[0] ? ['starts with the segment MSH'] : ['starts with the header of a batch'];
  return { ...unclaimed('er7'), generation: 'hl7v2', type: records[0]?.type ?? 'batch', evidence, envelopes, records };
}

/** MSH-9 as `ADT^A01`; structural, so only where it is written as such. */
function messageType(tree: Er7Tree): string {
  const [type, event] =
    tree.segments.find(({ id }) => id === 'MSH')?.fields[9]?.[0]?.map((component) => component[0]) ?? [];
  if (type === undefined || !/^[A-Z][A-Z0-9]{2}$/.test(type)) return '';
  return event !== undefined && /^[A-Z][A-Z0-9]{2}$/.test(event) ? `${type}^${event}` : type;
}

/** Parts a text at each MSH segment. Segments of a batch go into a text of their own, in the order that they have. */
function splitMessages(text: string, base: Place): { messages: Message[]; batch?: Message } {
  const messages: { lines: string[]; base: Place; line: number }[] = [];
  const batch: string[] = [];
  for (const { content: raw, line, column } of splitLines(text, base)) {
    const lead = /^[\s\u000b\u001c\uFEFF]*/.exec(raw)![0].length;
    const content = raw.slice(lead).replace(/[\u001c\u000b]+$/, '');
    const last = messages.at(-1);
    if (/^(?:FHS|BHS|BTS|FTS)/.test(content)) batch.push(content);
    else if (content.startsWith('MSH'))
      messages.push({ lines: [content], base: { line, column: column + lead }, line });
    else if (last && lead === 0) last.lines.push(content);
    else if (last) last.lines.push(raw.slice(0, lead).replace(/[\u000b\u001c]/g, ' ') + content);
  }
  const end = text.includes('\n') ? '\n' : '\r';
  const whole = messages.map(({ lines, base: start }) => ({ text: lines.join(end), base: start }));
  if (batch.length === 0) return { messages: whole };
  return { messages: whole, batch: { text: batch.join(end), base } };
}
