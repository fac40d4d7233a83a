/** A check that could not be asked: its outcome is `broken`, and the message, in our own words, says why. */
export class BrokenCheck extends Error {
  override name = 'BrokenCheck';
}
