/** The commands that the README shows, as its reader would type them. */

export interface Shown {
  command: string;
  line: number;
  /** Which code block it stands in: those of one are typed one after the other */
  block: number;
}

/** Lines of code blocks, fenced or indented, with their numbers. */
function* codeLines(markdown: string): Generator<{ text: string; line: number; block: number }> {
  let fenced = false;
  let block = 0;
  for (const [i, text] of markdown.split('\n').entries()) {
    const code = fenced || text.startsWith('    ');
    if (text.startsWith('```')) fenced = !fenced;
    else if (code) yield { text: text.trim(), line: i + 1, block };
    if (!fenced && !code) block += 1;
  }
}

/**
 * Commands of ours: a line that begins with one, by itself or as a step of a pipeline. Two spaces end it, or one after a
 * path where a column of explanations follows.
 */
export function shownCommands(markdown: string): Shown[] {
  return [...codeLines(markdown)].flatMap(({ text, line, block }) => {
    const step = /^(?:- )?(?:run: |entry: )?((?:npx )?careconform |node bin\/careconform\.js )/.exec(text);
    if (!step) return [];
    const command = text.slice(step[0].length - step[1]!.length).split(/ {2,}| (?=[A-Z][A-Za-z]+ [a-z]+ )/)[0]!;
    return [{ command: text.includes('entry: ') ? `${command} exports/one.json` : command, line, block }];
  });
}

/** The first block of JavaScript. */
export function shownScript(markdown: string): string {
  return /^```js\n([\s\S]*?)^```/m.exec(markdown)?.[1] ?? '';
}
