/** Something is wrong with a terminology file or folder, said in our own words. */
export class TerminologyError extends Error {
  override name = 'TerminologyError';
}
