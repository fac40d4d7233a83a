/** One attempt at a server that failed: what it says, and how long to wait before the next. */
import { SourceError } from '../../types.js';
import { TooLong } from './bounded.js';

/** Why an attempt failed: a status, or no answer at all. */
export class Failed extends Error {
  constructor(
    readonly status: number | undefined,
    readonly body?: unknown,
    readonly retryAfter?: string | null,
  ) {
    super();
  }
}

/** What the server asks for (RFC 9110, Retry-After: seconds or a date), else one second, two, four … */
export function pauseBefore(attempt: number, retryAfter: string | null | undefined): number {
  const asked = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1000;
  const date = asked === '' ? Number.NaN : Date.parse(asked);
  return Number.isNaN(date) ? 1000 * 2 ** (attempt - 1) : Math.max(0, date - Date.now());
}

/** The client's error holds the whole answer; of it only status, wait and body go on, and of the body only known codes. */
export function failureOf(error: unknown): Failed | SourceError {
  if (error instanceof TooLong)
    return new SourceError(
      'The answer of the server is longer than is read of one. Ask for smaller pages.',
      'too-large',
    );
  const { response, config } = error as {
    response?: { status?: number; data?: unknown };
    config?: { headers?: { get?: (name: string) => string | null } };
  };
  const status = response?.status;
  if (status !== undefined && status < 300) return new SourceError('The server answered with what is no JSON.', 'io');
  return new Failed(status, response?.data, config?.headers?.get?.('retry-after'));
}
