/**
 * Discriminator paths: the restricted FHIRPath of ElementDefinition.slicing.discriminator.path.
 * Source: FHIR R4 §5.1.0.7 Slicing (element names, extension(url), resolve(), ofType(type), $this).
 */
export type Step =
  | { kind: 'child'; name: string }
  | { kind: 'extension'; url: string }
  | { kind: 'resolve' }
  | { kind: 'ofType'; type: string };

const STEP =
  /^(?:\$this|([A-Za-z_][A-Za-z0-9_]*(?:\[x\])?)|extension\('([^']*)'\)|resolve\(\)|(?:ofType|as)\(([^)]*)\))(?:\.|$)/;

/** The steps of a path; undefined where it uses anything else. */
export function discriminatorSteps(path: string): Step[] | undefined {
  const steps: Step[] = [];
  let rest = path.trim().replace(/^\(?\$this as ([A-Za-z]+)\)?/, 'ofType($1)');
  if (rest === '') return steps;
  // Old profiles write item/reference and @url
  if (!rest.includes('(')) rest = rest.replaceAll('/', '.').replaceAll('@', '');
  while (rest !== '') {
    const match = nextStep(rest);
    if (match === undefined) return undefined;
    if (match.step !== undefined) steps.push(match.step);
    rest = match.rest;
  }
  return steps;
}

function nextStep(text: string): { step: Step | undefined; rest: string } | undefined {
  const extension = /^extension\(\s*['"]?([^'")]*)['"]?\s*\)(?:\.|$)/.exec(text);
  if (extension !== null)
    return { step: { kind: 'extension', url: extension[1]! }, rest: text.slice(extension[0].length) };
  const match = STEP.exec(text);
  if (match === null) return undefined;
  const rest = text.slice(match[0].length);
  const head = match[0].replace(/\.$/, '');
  if (head === '$this') return { step: undefined, rest };
  if (head === 'resolve()') return { step: { kind: 'resolve' }, rest };
  if (match[3] !== undefined) return { step: { kind: 'ofType', type: match[3].trim().replace(/^FHIR\./, '') }, rest };
  return { step: { kind: 'child', name: match[1]!.replace('[x]', '') }, rest };
}
