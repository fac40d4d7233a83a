/** Writes filters and history supplements in brief syntax. */
import type { Constraint, Dialect, Filter, FilterTest, History, Value } from './tree.js';

type Print = (constraint: Constraint) => string;
type PrintValue = (value: Value) => string;
const MARKS = { description: 'D', concept: 'C', member: 'M' };

/** @param print writes a constraint, in brackets where it needs them */
export function printFilter({ on, tests }: Filter, print: Print, printValue: PrintValue): string {
  return `{{ ${MARKS[on]} ${tests.map((test) => printTest(test, print, printValue)).join(', ')} }}`;
}

function printTest(test: FilterTest, print: Print, printValue: PrintValue): string {
  const name = test.test === 'field' ? test.name : test.test;
  return `${name} ${test.comparison} ${printRight(test, print, printValue)}`;
}

function printRight(test: FilterTest, print: Print, printValue: PrintValue): string {
  switch (test.test) {
    case 'term':
      return printValue({ kind: 'terms', terms: test.terms });
    case 'effectiveTime':
      return printValue({ kind: 'times', times: test.times });
    case 'active':
      return test.value ? '1' : '0';
    case 'dialect':
      return printDialects(test.dialects, false);
    case 'dialectId': {
      const { value } = test;
      return `${Array.isArray(value) ? printDialects(value, true) : print(value)}${printBracketed(test.acceptability)}`;
    }
    case 'field':
      return printValue(test.value);
    case 'typeId':
    case 'moduleId':
    case 'definitionStatusId':
      return print(test.value);
    default:
      return test.words.length === 1 ? test.words[0]! : `(${test.words.join(' ')})`;
  }
}

function printDialects(dialects: readonly Dialect[], always: boolean): string {
  const parts = dialects.map(({ dialect, acceptability }) => `${dialect}${printBracketed(acceptability)}`);
  return always || parts.length > 1 ? `(${parts.join(' ')})` : parts[0]!;
}

function printBracketed(words: readonly string[]): string {
  return words.length > 0 ? ` (${words.join(' ')})` : '';
}

/** @param print writes a constraint as it is */
export function printHistory(history: History, print: Print): string {
  if (history.profile === 'subset') return `{{ + HISTORY (${print(history.constraint)}) }}`;
  return history.profile === 'all' ? '{{ + HISTORY }}' : `{{ + HISTORY-${history.profile} }}`;
}
