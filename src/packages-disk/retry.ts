import { PackageError } from '../fhir/packages/package-error.js';
import type { Response } from './http.js';

const TRIES = 3;
const LONGEST_WAIT = 60_000;

const WORDS: Record<number, string> = {
  401: 'asks who you are. Give a token: name the environment variable that holds it with --token-env.',
  403: 'does not let you have it. Check that the token is right and may read packages.',
  404: 'does not have it. Check the name and the version.',
  429: 'says that there were too many requests. Try again later.',
};

/**
 * Tries again where the registry is busy or a connection broke, as long as the registry asks for, a minute at most.
 * @param attempt gives undefined once it is done, or the response that kept it from being done
 * @throws {PackageError} with the last reason
 */
export async function withRetries(
  attempt: () => Promise<Response | undefined>,
  wait: (milliseconds: number) => Promise<void> = sleep,
): Promise<void> {
  let reason = new PackageError('The registry gave no answer.');
  for (let tried = 1; tried <= TRIES; tried++) {
    let pause = 1000 * 2 ** (tried - 1);
    try {
      const response = await attempt();
      if (!response) return;
      response.body.resume();
      reason = refusal(response);
      if (response.status !== 429 && response.status < 500) break;
      pause = pauseOf(response) ?? pause;
    } catch (error) {
      if (!(error instanceof PackageError)) throw error;
      reason = error;
    }
    if (tried < TRIES) await wait(Math.min(pause, LONGEST_WAIT));
  }
  throw reason;
}

export function refusal({ status }: Response): PackageError {
  const words =
    WORDS[status] ??
    (status >= 500 ? 'has a fault of its own. Try again later.' : 'gave an answer that is no package.');
  return new PackageError(`The registry ${words} (status ${status})`);
}

function pauseOf({ headers }: Response): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
