/** The sixteen colours that every terminal has, and nothing where colour is not wanted. */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const;
export type Ink = keyof typeof CODES;

export type Paint = (ink: Ink, text: string) => string;

/** @param colour whether the text is for a terminal that shows colours */
export function painter(colour: boolean): Paint {
  return (ink, text) => (colour ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text);
}
