/** Tells sign-on artefacts by their members: the names that SMART, OAuth, OpenID Connect, JSON Web Tokens and FIDO give them. */
import type { JsonObject } from '../../parse/tree.js';

/** What marks each kind: all of `all`, and one of `any` where there is such a list. The first that fits counts. */
const KINDS: readonly { type: string; all: readonly string[]; any?: readonly string[]; says: string }[] = [
  {
    type: 'smart-configuration',
    all: ['capabilities'],
    any: ['token_endpoint', 'authorization_endpoint'],
    says: 'capabilities and endpoints of a SMART configuration',
  },
  {
    type: 'oidc-discovery',
    all: ['issuer', 'jwks_uri'],
    any: ['authorization_endpoint', 'token_endpoint', 'id_token_signing_alg_values_supported'],
    says: 'members of OpenID Connect discovery',
  },
  {
    type: 'oauth-metadata',
    all: ['issuer'],
    any: ['authorization_endpoint', 'token_endpoint'],
    says: 'members of OAuth server metadata',
  },
  {
    type: 'oauth-metadata',
    all: ['authorization_endpoint', 'token_endpoint'],
    says: 'endpoints of OAuth server metadata',
  },
  {
    type: 'uaf',
    all: [],
    any: ['fido_uaf_registration_request_endpoint', 'fido_uaf_authentication_request_endpoint', 'uafProtocolMessage'],
    says: 'members of FIDO UAF',
  },
  {
    type: 'fido-metadata',
    all: ['protocolFamily'],
    any: ['aaguid', 'aaid', 'attestationTypes', 'authenticatorVersion'],
    says: 'members of a FIDO metadata statement',
  },
  { type: 'fido-metadata', all: ['metadataStatement'], says: 'a FIDO metadata entry' },
  {
    type: 'webauthn',
    all: ['challenge'],
    any: ['rp', 'rpId', 'pubKeyCredParams', 'allowCredentials'],
    says: 'members of WebAuthn options',
  },
  { type: 'webauthn', all: ['publicKey'], says: 'WebAuthn options' },
  { type: 'webauthn', all: ['rawId', 'response'], says: 'members of a WebAuthn response' },
  { type: 'webauthn', all: ['type', 'challenge', 'origin'], says: 'members of WebAuthn client data' },
  { type: 'token-claims', all: ['iss', 'exp'], any: ['sub', 'aud', 'iat'], says: 'claims of a JSON web token' },
  { type: 'token-claims', all: ['iss', 'sub', 'aud'], says: 'claims of a JSON web token' },
  { type: 'access-token', all: ['access_token', 'token_type'], says: 'members of a token response' },
  { type: 'id-token', all: ['id_token'], says: 'members of a token response' },
];

/** The kind of sign-on artefact that an object is; undefined where it is none. */
export function classifySignOn(value: JsonObject): { type: string; evidence: string } | undefined {
  const has = (name: string) => Object.hasOwn(value, name);
  const kind = KINDS.find(({ all, any }) => all.every(has) && (any === undefined || any.some(has)));
  if (!kind) return undefined;
  if (kind.type === 'webauthn' && kind.all[0] === 'publicKey' && !isOptions(value['publicKey'])) return undefined;
  return { type: kind.type, evidence: kind.says };
}

function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'challenge' in value;
}
