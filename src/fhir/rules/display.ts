/** A coding's display is one that its code system has for the code. */
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
  run.report(
    severity,
    'invalid',
    'The display is not one that the code system {system} has for this code. Give its own, or leave it out.',
    {
      below: 'display',
      values: { system: { class: 'uri', value: system.url } },
    },
  );
}
