/** Opens JSON: FHIR resources alone, in arrays and in other JSON; sign-on artefacts; nothing else is claimed. */

import type { Generation } from '../generation.js';
import { parseJson, subtreesOf } from '../parse/json.js';
import type { ParseProblem } from '../parse/place.js';
import type { Json, JsonObject, JsonTree, RecordTree } from '../parse/tree.js';
import { wordOf } from '../parse/word.js';
import { decideFhir, decideResources } from './detect/fhir.js';
import { resourceVersions } from './detect/fhir-elements.js';
import { carriesDocument } from './detect/fhir-message.js';
import { addResource, newSigns } from './detect/fhir-shape.js';
import { addText, claimedType } from './detect/fhir-text.js';
import { classifySignOn } from './detect/sign-on.js';
import { openAttachments } from './open-attachments.js';
import { type OpenContext, type Opened, single, unclaimed } from './opened.js';
import { asRequested, brokenAsRequested } from './requested.js';
import { LIMITS } from './types.js';

type Steps = (string | number)[];

/** Opens a text that starts as JSON does. A broken one keeps the generation that what could be read tells. */
export function openJson(text: string, context: OpenContext): Opened {
  const { tree, problems } = parseJson(text, { depth: LIMITS.depth, ...(context.base ? { base: context.base } : {}) });
  if (problems.length > 0) return openBroken(text, tree.value, problems, context);
  const found = findResources(tree.value);
  const places = isNamelessResource(tree.value, found) ? [[]] : found;
  if (isClaims(tree.value) || places.length === 0) return openOther(tree, context);
  const decision = decideResources(found.map((steps) => valueAt(tree.value, steps) as JsonObject));
  const trees = places[0]?.length === 0 ? [tree] : subtreesOf(tree, places);
  const records = trees.map((each, index) =>
    recordOf(each, decision.generation, places[index]!, trees.length > 1 ? index : undefined),
  );
  records[0]!.problems.push(...tooManyResources(tree.value));
  const type = places.length === 1 ? records[0]!.type : 'collection';
  const wrapped = places[0]!.length > 0 && !(places.length === 1 && typeof places[0]![0] === 'number');
  const opened: Opened = {
    syntax: 'json',
    ...decision,
    type,
    problems: [],
    envelopes: wrapped ? ['json'] : [],
    records,
  };
  return openAttachments(opened, context);
}

/** A resource whose own type is missing or is none: those that it contains do not stand for it. */
function isNamelessResource(value: Json, found: readonly Steps[]): boolean {
  if (!isObject(value) || found.length === 0 || found[0]!.length === 0) return false;
  return found.every(([first, , third]) => first === 'contained' || (first === 'entry' && third === 'resource'));
}

function recordOf(tree: JsonTree, generation: Generation, steps: Steps, index: number | undefined): RecordTree {
  const resource = tree.value as JsonObject;
  const type = typeOf(resource);
  const record: RecordTree = { generation, type, tree, envelopes: [], problems: tooMany(resource) };
  if (index !== undefined) record.index = index;
  if (steps.some((step) => typeof step === 'string')) record.envelopes.push('json');
  if (carriesDocument(resource)) record.envelopes.push('fhir-message');
  return record;
}

/** A name that is no resource type is a value like any other, and is not repeated. */
function typeOf(resource: JsonObject): string {
  const type = wordOf(resource['resourceType']);
  return resourceVersions(type) === 0 ? '' : type;
}

/** An array with more items than are read: its record says so, as the rest is left out. */
function tooManyResources(value: Json): ParseProblem[] {
  if (!Array.isArray(value) || value.length <= LIMITS.entries) return [];
  return [{ message: `The array has more than ${LIMITS.entries} items; the rest is not read. Send them as NDJSON.` }];
}

function tooMany(resource: JsonObject): ParseProblem[] {
  const entries = resource['entry'];
  if (!Array.isArray(entries) || entries.length <= LIMITS.entries) return [];
  return [{ message: `The Bundle has more than ${LIMITS.entries} entries, which is more than is read; split it.` }];
}

/** A broken text is FHIR where it names a resource type, and otherwise nobody's record. */
function openBroken(text: string, partial: Json, problems: ParseProblem[], context: OpenContext): Opened {
  const type = claimedType(text);
  if (type === undefined) {
    const artefact = isObject(partial) ? classifySignOn(partial) : undefined;
    const requested = artefact ? undefined : brokenAsRequested('json', problems, context);
    if (requested) return requested;
    if (!artefact)
      return unclaimed('json', 'Starts as JSON does and is not well-formed; it holds no sign of a record.');
    return {
      ...unclaimed('json'),
      generation: 'sign-on',
      type: artefact.type,
      evidence: [artefact.evidence],
      problems,
    };
  }
  const signs = newSigns();
  for (const steps of findResources(partial)) addResource(signs, valueAt(partial, steps) as JsonObject);
  addText(signs, text);
  return { ...unclaimed('json'), ...decideFhir(signs), type, problems };
}

function openOther(tree: JsonTree, context: OpenContext): Opened {
  const { value } = tree;
  const kind = isObject(value) ? classifySignOn(value) : undefined;
  if (!kind) return asRequested('json', tree, context) ?? unclaimed('json');
  const record: RecordTree = { generation: 'sign-on', type: kind.type, tree, envelopes: [], problems: [] };
  return single('json', record, [kind.evidence]);
}

/** Token claims may hold FHIR resources (GP Connect's do); they are claims all the same. */
function isClaims(value: Json): boolean {
  return isObject(value) && classifySignOn(value)?.type === 'token-claims';
}

const NESTING = 12;

/** Where the outermost FHIR resources stand in a value, as steps from it, as far as the limit of entries. */
function findResources(value: Json): Steps[] {
  const found: Steps[] = [];
  let seen = 0;
  const walk = (each: Json, steps: Steps) => {
    if (typeof each !== 'object' || each === null || steps.length > NESTING || seen > LIMITS.entries) return;
    seen += 1;
    if (Array.isArray(each)) for (const [index, item] of each.entries()) walk(item, [...steps, index]);
    else if (isResource(each)) found.push(steps);
    else for (const name in each) walk(each[name]!, [...steps, name]);
  };
  walk(value, []);
  return found;
}

function isResource(value: JsonObject): boolean {
  return typeof value['resourceType'] === 'string' && /^[A-Z][A-Za-z]{2,60}$/.test(value['resourceType']);
}

function valueAt(value: Json, steps: Steps): Json {
  return steps.reduce<Json>((each, step) => (each as Record<string | number, Json>)[step]!, value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
