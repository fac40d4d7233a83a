/** What was listed once for the whole run. */

/** Above this many different texts a run, each rule is listed only once more: a hostile run must not fill the memory. */
const MOST_TEXTS = 200;

export class Said {
  private readonly rules = new Set<string>();
  private readonly texts = new Set<string>();

  /**
   * Asks whether something is to be listed, and notes that it was.
   * @param rule the rule and the reason
   * @param text what it says, without what changes from place to place
   */
  isNew(rule: string, text: string): boolean {
    const key = `${rule} ${text}`;
    if (this.texts.has(key)) return false;
    const isFirst = !this.rules.has(rule);
    this.rules.add(rule);
    if (this.texts.size >= MOST_TEXTS) return isFirst;
    this.texts.add(key);
    return true;
  }
}
