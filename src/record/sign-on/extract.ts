/** Sign-on metadata, tokens and FIDO statements: each record is one artefact. */
import type { JsonObject, RecordTree } from '../../parse/tree.js';
import { createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { ArtefactFact, Facts, IdentifierFact, RecordFact } from '../facts.js';
import { isObject, textIn } from '../json.js';
import { tokensIn } from '../text-shape.js';

const ARTEFACTS = new Set<string>([
  'oidc-discovery',
  'oauth-metadata',
  'smart-configuration',
  'id-token',
  'access-token',
  'token-claims',
  'fido-metadata',
  'webauthn',
  'uaf',
] satisfies ArtefactFact['artefact'][]);

export function extractSignOn(record: RecordTree, context: ExtractContext): Facts {
  const out = createCollector(record.generation);
  const { tree, type } = record;
  const isToken = tree.syntax === 'jwt';
  const body = isToken ? tree.claims : tree.syntax === 'json' && isObject(tree.value) ? tree.value : undefined;
  if (!body || !isArtefact(type)) return out.facts();
  const fact: ArtefactFact = { kind: 'artefact', path: '', artefact: type, issuer: issuerOf(body), body };
  if (isToken) fact.header = tree.header;
  out.add(fact);
  const within = isToken ? 'claims.' : '';
  const number = numberIn(body, within);
  if (number) out.add(number);
  readTokens(body, context.now ?? Date.now(), (path, tokens, length) =>
    out.add({ kind: 'text', path, use: 'other', length, numbers: [], tokens }),
  );
  out.add(recordOf(record, body));
  return out.facts();
}

function isArtefact(type: string): type is ArtefactFact['artefact'] {
  return ARTEFACTS.has(type);
}

/** NHS login and NHS Care Identity Service 2 by the host of the issuer (NHS login federation specification; CIS2 guidance). */
function issuerOf(body: JsonObject): ArtefactFact['issuer'] {
  const issuer = textIn(body['iss']) ?? textIn(body['issuer']) ?? textIn(body['authorization_endpoint']) ?? '';
  const host = /^https?:\/\/([^/:?#]+)/i.exec(issuer)?.[1]?.toLowerCase() ?? '';
  if (/(^|\.)login\.nhs\.uk$|(^|\.)signin\.nhs\.uk$/.test(host)) return 'nhs-login';
  if (/(^|[.-])(cis2|care-identity|spineservices)\b|(^|\.)nhsidentity\./.test(host) || issuer.includes('/NHSIdentity/'))
    return 'cis2';
  return 'other';
}

/** The nhs_number claim is an NHS number like any other. */
function numberIn(body: JsonObject, within: string): IdentifierFact | undefined {
  const sent = body['nhs_number'];
  if (typeof sent !== 'string' && typeof sent !== 'number') return undefined;
  const path = `${within}nhs_number`;
  const fact: IdentifierFact = {
    kind: 'identifier',
    path,
    value: String(sent),
    valuePath: path,
    systemPath: path,
    known: 'nhs-number',
    variant: false,
    holder: 'patient',
    within: 'token',
  };
  if (typeof sent === 'number') fact.asNumber = true;
  return fact;
}

/** Tokens inside an artefact, as a token response has them. */
function readTokens(
  body: JsonObject,
  now: number,
  found: (path: string, tokens: { live: boolean }[], length: number) => void,
): void {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue;
    const tokens = tokensIn(value, now);
    if (tokens.length > 0) found(name, tokens, value.length);
  }
}

function recordOf(record: RecordTree, body: JsonObject): RecordFact {
  return {
    kind: 'record',
    path: '',
    generation: record.generation,
    syntax: record.tree.syntax,
    type: record.type,
    profiles: [],
    envelopes: record.envelopes,
    contains: Object.keys(body),
    size: Object.keys(body).length,
    generations: [record.generation],
  };
}
