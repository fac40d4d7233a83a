/** The glossary: one meaning for each word. */
import { plainMarkdown } from '../../report/markdown-text.js';
import { MADE } from './prose.js';

export interface Term {
  term: string;
  meaning: string;
}

export function glossaryPage(terms: readonly Term[]): string {
  const sorted = [...terms].sort((a, b) => (a.term < b.term ? -1 : 1));
  return [
    MADE.replace('the catalogue by', '`standards/glossary.json` by').replace(
      'Change the catalogue',
      'Change that file',
    ),
    '# Words\n',
    'Each word has one meaning in the program, its reports and its pages.\n',
    '| word | meaning |',
    '| --- | --- |',
    ...sorted.map(({ term, meaning }) => `| ${plainMarkdown(term)} | ${plainMarkdown(meaning)} |`),
    '',
  ].join('\n');
}
