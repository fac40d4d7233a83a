/** An access token by OAuth 2.0 client credentials (RFC 6749, section 4.4). Kept in memory, and renewed before it expires. */
import { SourceError } from '../../types.js';
import { boundedText } from './bounded.js';

export interface Credentials {
  /** Token endpoint */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string | undefined;
}

/** A token that has so little time left is renewed before it is used, in milliseconds. */
const MARGIN = 10_000;
const TIMEOUT = 30_000;
const MOST_BYTES = 1_000_000;

export class Tokens {
  private token: string | undefined;
  private until = Number.POSITIVE_INFINITY;

  constructor(private readonly credentials: Credentials) {}

  /** @throws SourceError where the endpoint gives no token */
  async current(): Promise<string> {
    if (this.token === undefined || Date.now() > this.until - MARGIN) await this.renew();
    return this.token!;
  }

  async renew(): Promise<void> {
    const { access_token: token, expires_in: seconds } = await this.ask();
    if (typeof token !== 'string' || !/^[\x21-\x7e]{1,10000}$/.test(token))
      throw new SourceError('The token endpoint answered without an access token.', 'io');
    this.token = token;
    this.until = typeof seconds === 'number' ? Date.now() + seconds * 1000 : Number.POSITIVE_INFINITY;
  }

  private async ask(): Promise<{ access_token?: unknown; expires_in?: unknown }> {
    const { tokenUrl, clientId, clientSecret, scope } = this.credentials;
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) });
    const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
    let response: Response;
    try {
      response = await fetch(tokenUrl, {
        method: 'POST',
        body,
        headers: { accept: 'application/json', authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      throw new SourceError('The token endpoint could not be reached, or did not answer in time.', 'io');
    }
    if (!response.ok)
      throw new SourceError(`The token endpoint refused the client, with status ${response.status}.`, 'no-permission');
    try {
      return JSON.parse(await boundedText(response, MOST_BYTES)) as { access_token?: unknown };
    } catch {
      throw new SourceError('The token endpoint answered with what is no JSON.', 'io');
    }
  }
}
