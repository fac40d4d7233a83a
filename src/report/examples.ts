/** The smallest difference between what passes a rule and what fails it; dist/examples.json holds them. */
export interface Example {
  /** Names of the two fixtures */
  pass: string;
  fail: string;
  /** Lines that begin with ' ' where both have them, '-' in what passes, '+' in what fails */
  lines: string[];
}

/** By `<standard>/<rule>`. */
export type Examples = Record<string, Example>;

/** @returns lines for a terminal, without the indentation that all of them have */
export function exampleLines({ pass, fail, lines }: Example): string[] {
  const indents = lines.map((line) => /^.( *)/.exec(line)![1]!.length);
  const shared = Math.min(...indents);
  return [`- ${pass}`, `+ ${fail}`, ...lines.map((line) => `${line.charAt(0)} ${line.slice(1 + shared)}`)];
}
