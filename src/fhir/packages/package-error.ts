/** A package cannot be used or fetched. The message is our own words for the user. */
export class PackageError extends Error {
  override name = 'PackageError';
}
