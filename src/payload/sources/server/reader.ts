/** Reads from one FHIR server, with patience: GET only, to that server only, within limits of time and number. */
import type { Client } from 'fhir-kit-client';
import { SourceError } from '../../types.js';
import { refusal } from './failure.js';
import { type Credentials, Tokens } from './token.js';

export const SERVER_LIMITS = {
  /** Attempts at one address, the first among them */
  attempts: 4,
  /** Milliseconds without an answer, or without more of it */
  timeout: 60_000,
  /** Milliseconds that a server may ask us to wait */
  longestWait: 120_000,
  pages: 10_000,
} as const;

export type ServerLimits = { [name in keyof typeof SERVER_LIMITS]: number };

export interface ReaderOptions {
  url: string;
  credentials?: Credentials | undefined;
  limits?: Partial<ServerLimits>;
  /** Injected in tests */
  wait?: (milliseconds: number) => Promise<void>;
}

/** Why an attempt failed: a status, or no answer at all. */
class Failed extends Error {
  constructor(
    readonly status: number | undefined,
    readonly body?: unknown,
    readonly retryAfter?: string | null,
  ) {
    super();
  }
}

export class ServerReader {
  readonly limits: ServerLimits;
  private readonly base: URL;
  private readonly tokens: Tokens | undefined;
  private readonly wait: (milliseconds: number) => Promise<void>;
  private client: Client | undefined;

  constructor({ url, credentials, limits, wait }: ReaderOptions) {
    this.base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.tokens = credentials && new Tokens(credentials);
    this.limits = { ...SERVER_LIMITS, ...limits };
    this.wait = wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  }

  /**
   * An address below the server's own. Another server was not named by the user, and is never asked.
   * @throws SourceError where it is one of another server
   */
  address(link: string, from: string = this.base.href): string {
    const url = URL.canParse(link, from) ? new URL(link, from) : undefined;
    if (url?.origin === this.base.origin) return url.href;
    throw new SourceError('The server refers to another server, which you have not named; it was not asked.', 'io');
  }

  /** @throws SourceError where the server does not give it as JSON */
  async json(address: string): Promise<unknown> {
    const client = await this.open();
    return this.patiently(async (token) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const signal = AbortSignal.timeout(this.limits.timeout);
      try {
        return await client.request(address, { method: 'GET', options: { headers, signal } });
      } catch (error) {
        throw failureOf(error);
      }
    });
  }

  /** The bytes of a file, as they come. */
  async *bytes(address: string, accept: string): AsyncGenerator<Uint8Array> {
    const giveUp = new AbortController();
    let idle = setTimeout(() => giveUp.abort(), this.limits.timeout);
    const awake = (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => giveUp.abort(), this.limits.timeout);
    };
    try {
      const response = await this.patiently(async (token) => {
        awake();
        const headers = { accept, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
        const answer = await fetch(address, { method: 'GET', headers, redirect: 'error', signal: giveUp.signal }).catch(
          () => Promise.reject(new Failed(undefined)),
        );
        if (answer.ok) return answer;
        await answer.body?.cancel();
        throw new Failed(answer.status, undefined, answer.headers.get('retry-after'));
      });
      for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        awake();
        yield piece;
      }
    } catch (error) {
      throw error instanceof SourceError ? error : noAnswer();
    } finally {
      clearTimeout(idle);
    }
  }

  private async open(): Promise<Client> {
    if (this.client) return this.client;
    const { Client: FhirClient } = await import('fhir-kit-client');
    this.client = new FhirClient({ baseUrl: this.base.href, requestOptions: { redirect: 'error' } });
    return this.client;
  }

  /** Renews the token once, waits where the server asks for it or fails, and gives up within the limits. */
  private async patiently<T>(attempt: (token: string | undefined) => Promise<T>): Promise<T> {
    let renewed = false;
    for (let number = 1; ; number += 1) {
      const token = await this.tokens?.current();
      try {
        return await attempt(token);
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        const { status, body, retryAfter } = error;
        if (status === 401 && this.tokens && !renewed) {
          renewed = true;
          await this.tokens.renew();
          continue;
        }
        const mayPass = status === undefined || status === 429 || status >= 500;
        if (!mayPass || number >= this.limits.attempts) throw status === undefined ? noAnswer() : refusal(status, body);
        const pause = pauseBefore(number, retryAfter);
        if (pause > this.limits.longestWait)
          throw new SourceError(
            `The server asks to be left alone for ${Math.ceil(pause / 1000)} seconds. Run again later.`,
            'io',
          );
        await this.wait(pause);
      }
    }
  }
}

function noAnswer(): SourceError {
  return new SourceError('The server could not be reached, or did not answer in time.', 'io');
}

/** What the server asks for (RFC 9110, Retry-After: seconds or a date), else one second, two, four … */
function pauseBefore(attempt: number, retryAfter: string | null | undefined): number {
  const asked = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1000;
  const date = asked === '' ? Number.NaN : Date.parse(asked);
  return Number.isNaN(date) ? 1000 * 2 ** (attempt - 1) : Math.max(0, date - Date.now());
}

/** The client's error holds the whole answer; of it only status, wait and body go on, and of the body only known codes. */
function failureOf(error: unknown): Failed | SourceError {
  const { response, config } = error as {
    response?: { status?: number; data?: unknown };
    config?: { headers?: { get?: (name: string) => string | null } };
  };
  const status = response?.status;
  if (status !== undefined && status < 300) return new SourceError('The server answered with what is no JSON.', 'io');
  return new Failed(status, response?.data, config?.headers?.get?.('retry-after'));
}
