/** `careconform template`: a synthetic document to begin with, and the sheet that explains it. */
import { statSync } from 'node:fs';
import { template, templates } from '../index.js';
import { didYouMean } from '../nearest-name.js';
import { TEMPLATE_GENERATIONS } from '../template/types.js';
import { writeFile, writeOut } from './output.js';
import { UsageError } from './usage-error.js';

export interface RawTemplate {
  generation: string;
  format: string;
  sections: string;
  envelope?: boolean;
  out?: string;
  sheet?: boolean;
}

const FORMATS = ['json', 'xml'] as const;
const SECTIONS = ['required', 'all'] as const;

/** @throws UsageError where there is no such document or option, or a file is there already; OutputError where a file cannot be written */
export async function runTemplate(document: string | undefined, raw: RawTemplate): Promise<void> {
  const known = await templates();
  if (document === undefined) {
    const rows = known.map(({ id, name }) => `${id.padEnd(26)}${name}\n`).join('');
    return writeOut(
      `Templates, in ${TEMPLATE_GENERATIONS.join(' and ')}:\n\n${rows}\nWrite one: careconform template ${known[0]!.id}\n`,
    );
  }
  const ids = known.map(({ id }) => id);
  const id = oneOf(ids, document, 'template');
  const { text, sheet } = await template(id, {
    generation: oneOf(TEMPLATE_GENERATIONS, raw.generation, 'generation of templates'),
    format: oneOf(FORMATS, raw.format, 'format of templates'),
    sections: oneOf(SECTIONS, raw.sections, 'choice of sections'),
    ...(raw.envelope ? { envelope: true } : {}),
  });
  if (raw.out === undefined) return writeOut(raw.sheet ? sheet : text);
  const beside = `${raw.out.replace(/\.(json|xml)$/i, '')}.md`;
  for (const file of [raw.out, beside]) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(`${file} is there already, and was left as it is. Give --out another name.`);
  }
  writeFile(raw.out, text);
  writeFile(beside, sheet);
  await writeOut(`Written: ${raw.out}, and what explains it: ${beside}\n`);
}

/** @throws UsageError that lists what there is */
function oneOf<T extends string>(there: readonly T[], asked: string, what: string): T {
  const found = there.find((each) => each === asked);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} ${asked}.${didYouMean(asked, there)} There is: ${there.join(', ')}.`);
}
