/** Texts that come again and again, numbered. */
export class WordList {
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(first: readonly string[]) {
    for (const word of first) this.number(word);
  }

  number(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      // A text cut from a file would keep the whole piece of the file in memory.
      const own = [...word].join('');
      number = this.words.push(own) - 1;
      this.numbers.set(own, number);
    }
    return number;
  }
}
