export const ABORTED = Symbol('aborted');

/**
 * Waits for work or for a signal, whichever comes first. `Promise.race` with a promise that lives as long as the run would keep
 * every value that it ever waited for.
 */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | typeof ABORTED> {
  if (signal.aborted) {
    work.catch(() => {});
    return Promise.resolve(ABORTED);
  }
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(ABORTED);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
