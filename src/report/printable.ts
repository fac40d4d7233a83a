/** Text that is safe to show on a terminal and in a file, whatever a payload or a file name holds. */

/** C0 and C1 controls, line separators, and the marks that change the direction of writing or hide in it. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Replaces every control character, terminal escape and direction mark by `�`, and caps the length.
 * @param text what is to be shown
 * @param limit characters kept; the rest is said by `…`
 */
export function printable(text: string, limit = 2000): string {
  const clean = text.slice(0, limit).replace(UNPRINTABLE, '\ufffd').replace(LONE_SURROGATE, '\ufffd');
  return text.length > limit ? `${clean}…` : clean;
}
