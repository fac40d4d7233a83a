/** Reads from one FHIR server, with patience: GET only, to that server only, within limits of time and number. */
import type { Client } from 'fhir-kit-client';
import { SourceError } from '../../types.js';
import { Failed, failureOf, pauseBefore } from './attempt.js';
import { boundAnswers } from './bounded.js';
import { importClient } from './client.js';
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
  /** Bytes of one page, as of one payload */
  page: 256_000_000,
} as const;

export type ServerLimits = { [name in keyof typeof SERVER_LIMITS]: number };

export interface ReaderOptions {
  url: string;
  credentials?: Credentials | undefined;
  limits?: Partial<ServerLimits>;
  /** Injected in tests */
  wait?: (milliseconds: number) => Promise<void>;
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
    const FhirClient = await importClient();
    this.client = boundAnswers(new FhirClient({ baseUrl: this.base.href }), this.limits.page, 'error');
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
