/**
 * Writes standards/definitions/element-names.json: every name that a path in a report may show, because a standard gives it.
 * FHIR's come from the published type definitions (@types/fhir, a development dependency) and cover all its versions; those
 * of other standards are kept by hand in the file itself. Run by hand when either changes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const file = new URL('../../standards/definitions/element-names.json', import.meta.url);
const source = dirname(createRequire(import.meta.url).resolve('@types/fhir/package.json'));
const names = new Set(['ofType', 'resource']);
for (const version of ['r2', 'r3', 'r4', 'r4b', 'r5']) {
  const text = readFileSync(join(source, `${version}.d.ts`), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name] of text.matchAll(/^ {2}(?:readonly )?_?(\w+)\??: /gm)) names.add(name);
  for (const [, name] of text.matchAll(/export interface (\w+) extends (?:Element|DataType|BackboneType|Quantity)\b/g))
    names.add(name);
  for (const [, name] of text.matchAll(/resourceType: '(\w+)'/g)) names.add(name);
}
// A choice is named without its type where a rule is about all of its types: effective, of effectiveDateTime and others.
const choices = new Map();
for (const name of names) {
  const base =
    /^([a-z]\w*?)(?:Quantity|DateTime|Date|Period|CodeableConcept|Reference|Boolean|String|Integer|Range)$/.exec(
      name,
    )?.[1];
  if (base) choices.set(base, (choices.get(base) ?? 0) + 1);
}
for (const [base, times] of choices) if (times > 1) names.add(base);
const before = JSON.parse(readFileSync(file, 'utf8'));
writeFileSync(file, `${JSON.stringify({ ...before, fhir: [...names].sort().join(' ') }, null, 2)}\n`);
