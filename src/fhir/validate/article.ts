/** The name of a type as a sentence has it: `an Observation`, `a Patient`, `a uri`. */
export function withArticle(name: string): string {
  return `${/^(?:[AEIOaeio]|unsigned)/.test(name) ? 'an' : 'a'} ${name}`;
}
