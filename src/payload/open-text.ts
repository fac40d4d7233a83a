/** Opens a text that is held whole, by how it is written. */
import { parseEdifact } from '../parse/edifact.js';
import { parseJwt } from '../parse/jwt.js';
import { createPlacer } from '../parse/position.js';
import type { EdifactTree, RecordTree } from '../parse/tree.js';
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

function openEdifact(text: string, { base }: OpenContext): Opened {
  const start = skipFraming(text);
  const { tree, problems } = parseEdifact(text.slice(start), createPlacer(text, base)(start));
  if (tree.segments.length > LIMITS.entries) {
    problems.push({ message: `The interchange has more than ${LIMITS.entries} segments; split it.` });
  }
  const record: RecordTree = { generation: 'edifact', type: edifactType(tree), tree, envelopes: [], problems };
  return single('edifact', record, [`starts with the segment ${text.slice(start, start + 3)}`]);
}

/** The message type of the first message (UNH, second element), as MEDRPT. */
function edifactType(tree: EdifactTree): string {
  const type = tree.segments.find(({ tag }) => tag === 'UNH')?.elements[1]?.[0] ?? '';
  return /^[A-Z]{3,6}$/.test(type) ? type : '';
}

function openJwt(text: string): Opened {
  const tree = parseJwt(text);
  if (!tree) return unclaimed('text');
  const ofSignOn = Object.hasOwn(tree.claims, 'nonce') || Object.hasOwn(tree.claims, 'auth_time');
  const type = ofSignOn ? 'id-token' : 'access-token';
  return single('jwt', { generation: 'sign-on', type, tree, envelopes: [], problems: [] }, ['a JSON web token']);
}
