/** Opens a text that is held whole, by how it is written. */
import { parseEdifact } from '../parse/edifact.js';
import { parseJwt } from '../parse/jwt.js';
import type { EdifactTree } from '../parse/tree.js';
import { skipFraming, sniffSyntax } from './detect/syntax.js';
import { openEr7 } from './open-er7.js';
import { openJson } from './open-json.js';
import { openMime } from './open-mime.js';
import { openXml } from './open-xml.js';
import { type OpenContext, type Opened, single, unclaimed } from './opened.js';
import { LIMITS } from './types.js';

/** Opens anything but tables and NDJSON, which unwrap.ts reads in pieces. */
export function openText(text: string, context: OpenContext): Opened {
  if (context.depth > LIMITS.envelopes)
    return unclaimed('text', 'There are more envelopes inside each other than are opened.');
  switch (sniffSyntax(text)) {
    case 'empty':
      return unclaimed('empty', 'The payload is empty.');
    case 'er7':
      return openEr7(text, context);
    case 'edifact':
      return openEdifact(text, context);
    case 'mime':
      return openMime(text, context);
    case 'xml':
      return openXml(text, context);
    case 'json':
    case 'ndjson':
      return openJson(text, context);
    case 'jwt':
      return openJwt(text);
    default:
      return unclaimed('text');
  }
}

function openEdifact(text: string, { base = { line: 1, column: 1 } }: OpenContext): Opened {
  const start = skipFraming(text);
  const before = text.slice(0, start).split('\n');
  const { tree, problems } = parseEdifact(
    text.slice(start),
    before.length > 1
      ? { line: base.line + before.length - 1, column: before.at(-1)!.length + 1 }
      : { line: base.line, column: base.column + start },
  );
  if (tree.segments.length > LIMITS.entries)
    problems.push({ message: `The interchange has more than ${LIMITS.entries} segments; split it.` });
  const type = edifactType(tree);
  const found = {
    syntax: 'edifact',
    generation: 'edifact',
    type,
    evidence: [`starts with the segment ${text.slice(start, start + 3)}`],
    problems: [],
  } as const;
  return single(
    { ...found, evidence: [...found.evidence], problems: [] },
    { generation: 'edifact', type, tree, envelopes: [], problems },
  );
}

/** The message type of the first message (UNH, second element), as MEDRPT. */
function edifactType(tree: EdifactTree): string {
  const type = tree.segments.find(({ tag }) => tag === 'UNH')?.elements[1]?.[0] ?? '';
  return /^[A-Z]{3,6}$/.test(type) ? type : '';
}

function openJwt(text: string): Opened {
  const tree = parseJwt(text);
  if (!tree) return unclaimed('text');
  const type =
    Object.hasOwn(tree.claims, 'nonce') || Object.hasOwn(tree.claims, 'auth_time') ? 'id-token' : 'access-token';
  const found = { syntax: 'jwt', generation: 'sign-on', type, evidence: ['a JSON web token'], problems: [] } as const;
  return single(
    { ...found, evidence: [...found.evidence], problems: [] },
    { generation: 'sign-on', type, tree, envelopes: [], problems: [] },
  );
}
