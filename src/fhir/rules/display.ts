/**
 * A coding's display is one that its code system has for the code, or that a loaded value set gives it. One that shares a word with it is a matter of wording:
 * a warning; one that shares none says something else than the code does.
 */
import type { CodeSystemDef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import type { Run } from '../validate/run.js';

export function checkDisplay(engine: Engine, system: CodeSystemDef, code: string, display: string, run: Run): void {
  const severity = engine.options.displayMismatch;
  if (severity === 'ignore') return;
  const concept = system.concepts.get(code);
  if (concept?.display === undefined) return;
  const given = display.toLowerCase();
  if (concept.display.toLowerCase() === given) return;
  if (concept.designations?.some((one) => one.toLowerCase() === given) === true) return;
  if (engine.store.setNames?.(system.url, code).some((one) => one.toLowerCase() === given) === true) return;
  const near = sharesWord(given, [concept.display, ...(concept.designations ?? [])]);
  run.report(
    near ? 'warning' : severity,
    'invalid',
    'The display is not one that the code system {system} has for this code. Give its own, or leave it out.',
    {
      below: 'display',
      values: { system: { class: 'uri', value: system.url } },
    },
  );
}

function sharesWord(given: string, known: readonly string[]): boolean {
  const words = new Set(wordsOf(given));
  return known.some((display) => wordsOf(display).some((word) => words.has(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
}
