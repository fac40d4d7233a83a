/** The command line asks for what cannot be done. The message is a sentence for the user. */
export class UsageError extends Error {
  override name = 'UsageError';
}
