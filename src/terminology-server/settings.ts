/** What is said of a terminology server in options and configuration, and its secrets, which come from the environment alone. */
import type { Credentials } from '../payload/sources/server/token.js';
import { TerminologyError } from '../terminology/terminology-error.js';

export interface TerminologyServerOptions {
  url: string;
  /** Where an access token is given out (OAuth 2.0 client credentials); the client's id and secret are in the environment */
  tokenUrl?: string;
  scope?: string;
  /** Requests that the server allows in five minutes. Default 5,000, as the NHS England Terminology Server does */
  requestsInFiveMinutes?: number;
  /** Versions to ask for, by the key of a code system: {"snomed-ct": "http://snomed.info/sct/83821000000107"} */
  versions?: Record<string, string>;
  /** Seconds without an answer after which a request counts as lost. Default 20 */
  timeout?: number;
}

/** Environment variables that hold what must stand in no command line and no configuration. */
export const VARIABLES = {
  id: 'CARECONFORM_TERMINOLOGY_CLIENT_ID',
  secret: 'CARECONFORM_TERMINOLOGY_CLIENT_SECRET',
  tokenUrl: 'CARECONFORM_TERMINOLOGY_TOKEN_URL',
  scope: 'CARECONFORM_TERMINOLOGY_SCOPE',
} as const;

export interface ServerSettings extends TerminologyServerOptions {
  credentials: Credentials | undefined;
  /** Host of the server, for answers and messages */
  host: string;
}

/**
 * @param environment as process.env
 * @throws TerminologyError where an address cannot be used, or a secret is missing
 */
export function serverSettings(
  given: string | TerminologyServerOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ServerSettings {
  const options = typeof given === 'string' ? { url: given } : given;
  const tokenUrl = options.tokenUrl ?? nonEmpty(environment[VARIABLES.tokenUrl]);
  const { host } = address('The terminology server', options.url, tokenUrl !== undefined);
  checkNumbers(options);
  if (tokenUrl === undefined) return { ...options, host, credentials: undefined };
  address('The token endpoint of the terminology server', tokenUrl, true);
  const scope = options.scope ?? nonEmpty(environment[VARIABLES.scope]);
  const clientId = variable(VARIABLES.id, environment);
  const clientSecret = variable(VARIABLES.secret, environment);
  return { ...options, host, credentials: { tokenUrl, clientId, clientSecret, scope } };
}

function address(what: string, text: string, secret: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new TerminologyError(`${what} is named by an address that begins with https:// and has no query.`);
  if (url.username !== '' || url.password !== '')
    throw new TerminologyError(
      `The address of a server must hold no password: others see it. Set ${VARIABLES.id} and ${VARIABLES.secret}.`,
    );
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (secret && url.protocol === 'http:' && !isHere)
    throw new TerminologyError(
      `${what} must begin with https://, because a secret would go over the network in the clear.`,
    );
  return url;
}

function checkNumbers({ requestsInFiveMinutes: requests = 1, timeout = 1 }: TerminologyServerOptions): void {
  if (!Number.isInteger(requests) || requests < 1)
    throw new TerminologyError('The limit of requests to the terminology server must be a whole number above 0.');
  if (!(timeout > 0))
    throw new TerminologyError('The time that the terminology server has for an answer must be above 0.');
}

function variable(name: string, environment: Readonly<Record<string, string | undefined>>): string {
  const value = nonEmpty(environment[name]);
  if (value === undefined)
    throw new TerminologyError(`The terminology server needs a token: set the environment variable ${name}.`);
  return value;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
