/**
 * The line to one server: within its limit, with patience, and with a token where it asks for one. It gives up for the rest of the
 * run where the server cannot be used; then it says why once, in our own words, and never with a word of the server's.
 */
import type { Client } from 'fhir-kit-client';
import { Failed, failureOf, pauseBefore } from '../payload/sources/server/attempt.js';
import { boundAnswers, TooLong } from '../payload/sources/server/bounded.js';
import { importClient } from '../payload/sources/server/client.js';
import { type Credentials, Tokens } from '../payload/sources/server/token.js';
import { type Clock, Pace, realClock } from './pace.js';
import type { Reply } from './read-answer.js';

export const LINE_LIMITS = {
  /** Attempts at one request that gets no answer, or a failure of the server */
  attempts: 3,
  /** Milliseconds without an answer */
  timeout: 20_000,
  /** Requests without an answer, one after the other, after which the server is given up */
  lost: 3,
  /** Milliseconds for which the server may keep us waiting, in all between two answers */
  patience: 400_000,
  /** Bytes of one answer: a batch of a hundred concepts with all their descriptions has no more than a few million */
  bytes: 16_000_000,
} as const;

/** As if the server had refused so large an answer: it is not asked the same again, and nothing follows from it. */
const TOO_LONG = 413;

export type LineLimits = { [name in keyof typeof LINE_LIMITS]: number };

export interface LineOptions {
  url: string;
  credentials?: Credentials | undefined;
  /** Requests that the server allows in a span of milliseconds */
  most: number;
  span: number;
  limits?: Partial<LineLimits> | undefined;
  /** Told once why the server is given up */
  note: (text: string) => void;
  clock?: Clock | undefined;
}

export class Line {
  readonly pace: Pace;
  private readonly base: string;
  private readonly limits: LineLimits;
  private readonly clock: Clock;
  private readonly tokens: Tokens | undefined;
  private fetching: Promise<string | undefined> | undefined;
  /** A token that the server has refused */
  private spent: string | undefined;
  private opening: Promise<Client> | undefined;
  private lost = 0;
  private waited = 0;
  private readonly over = new AbortController();

  constructor(private readonly options: LineOptions) {
    this.base = options.url.replace(/\/+$/, '');
    this.limits = { ...LINE_LIMITS, ...options.limits };
    this.clock = options.clock ?? realClock;
    this.pace = new Pace(options.most, options.span, this.clock, this.over.signal);
    this.tokens = options.credentials && new Tokens(options.credentials);
  }

  /** @returns undefined where no answer is to be had */
  get(path: string): Promise<Reply | undefined> {
    return this.exchange(`${this.base}/${path}`, { method: 'GET' });
  }

  /** Sends a batch to the server's own address. That it gets no answer does not count against the server: it may be too large. */
  batch(bundle: object): Promise<Reply | undefined> {
    return this.exchange(this.base, { method: 'POST', body: bundle }, false);
  }

  /** Whether the server has been given up. */
  get down(): boolean {
    return this.over.signal.aborted;
  }

  giveUp(why: string): void {
    if (!this.down) this.options.note(`The terminology server is not asked any more: ${why}.`);
    this.over.abort();
  }

  private async exchange(
    address: string,
    request: { method: 'GET' | 'POST'; body?: object },
    counts = true,
  ): Promise<Reply | undefined> {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.token();
      if (this.down) return undefined;
      const ended = await this.pace.turn();
      let failed: Failed;
      try {
        if (this.down) return undefined;
        const body = await this.send(address, request, token);
        return this.answered({ status: 200, body });
      } catch (error) {
        failed = error as Failed;
      } finally {
        ended();
      }
      const { status } = failed;
      if (status === 401 && this.tokens && !renewed) {
        renewed = true;
        attempt -= 1;
        this.spent = token;
      } else if (!this.mayPass(status)) return this.refused(failed);
      else if (status !== 429 && attempt >= this.limits.attempts) return this.loses(counts, status);
      else await this.pause(failed, attempt);
    }
  }

  private answered(reply: Reply): Reply {
    this.lost = 0;
    this.waited = 0;
    return reply;
  }

  private mayPass(status: number | undefined): boolean {
    return status === undefined || status === 429 || status >= 500;
  }

  /** What the server does not do, or does not let us do. Other refusals are its answer. */
  private refused({ status = 0, body }: Failed): Reply | undefined {
    if (status === 401) this.giveUp('it does not accept the access token, or asks for one');
    else if (status === 403) this.giveUp('it does not allow it (status 403)');
    else if (status < 400) this.giveUp('it refers to another address, which is not followed');
    else return this.answered({ status, body });
    return undefined;
  }

  private loses(counts: boolean, status: number | undefined): undefined {
    if (counts) this.lost += 1;
    if (this.lost < this.limits.lost) return undefined;
    this.giveUp(
      status === undefined ? 'it could not be reached, or did not answer in time' : `it fails (status ${status})`,
    );
    return undefined;
  }

  /** Where the server asks for fewer requests, all of them wait. */
  private async pause({ status, retryAfter }: Failed, attempt: number): Promise<void> {
    const pause = pauseBefore(Math.min(attempt, 7), retryAfter);
    if (status === 429 && pause <= this.limits.patience) this.waited += this.pace.hold(pause);
    if (Math.max(pause, this.waited) > this.limits.patience) this.giveUp('it asks to be left alone for too long');
    else if (status !== 429) await this.clock.wait(pause, this.over.signal);
  }

  private async send(
    address: string,
    { method, body }: { method: 'GET' | 'POST'; body?: object },
    token: string | undefined,
  ): Promise<unknown> {
    const client = await this.open();
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
    };
    const signal = AbortSignal.timeout(this.limits.timeout);
    try {
      return await client.request(address, {
        method,
        ...(body ? { body } : {}),
        options: { headers, signal },
      } as never);
    } catch (error) {
      if (error instanceof TooLong) throw new Failed(TOO_LONG);
      const failed = failureOf(error);
      // An answer that is no JSON is no answer.
      throw failed instanceof Failed ? failed : new Failed(undefined);
    }
  }

  private open(): Promise<Client> {
    this.opening ??= importClient().then((FhirClient) =>
      boundAnswers(new FhirClient({ baseUrl: this.base }), this.limits.bytes, 'manual'),
    );
    return this.opening;
  }

  private async token(): Promise<string | undefined> {
    if (!this.tokens || this.down) return undefined;
    this.fetching ??= this.fetchToken(this.tokens).finally(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  /** Requests that need a token at the same time share one. */
  private async fetchToken(tokens: Tokens): Promise<string | undefined> {
    try {
      if ((await tokens.current()) === this.spent) await tokens.renew();
      return await tokens.current();
    } catch (error) {
      this.giveUp(clause(error));
      return undefined;
    }
  }
}

/** Errors of the token endpoint are in our own words; as a part of a sentence they lose their full stop and capital. */
function clause(error: unknown): string {
  const text = (error as Error).message.replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
