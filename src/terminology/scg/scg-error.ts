/** A text that the compositional grammar does not allow. The message is in our own words and holds nothing of the text. */
export class ScgError extends Error {
  override readonly name = 'ScgError';

  /** @param at place in the text, counted from 0 in UTF-16 units */
  constructor(
    readonly fault: string,
    readonly at: number,
  ) {
    super(`${fault} (at character ${at + 1})`);
  }
}
