/** Rules of Bundles that no constraint states. Source: FHIR R4 §2.36 (the same in STU3 §2.36 but where said). */
import type { JsonObject } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { checkDocument } from './document.js';
import { checkEntries } from './entries.js';
import { checkLinks } from './links.js';
import { checkSearchset } from './searchset.js';

export function bundleRules(engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'full URLs, links, and the rules of its type',
      check: (value, run) => {
        if (isObject(value)) checkBundle(engine, value, run);
      },
    },
  ];
}

function checkBundle(engine: Engine, bundle: JsonObject, run: Run): void {
  const type = typeof bundle['type'] === 'string' ? bundle['type'] : '';
  checkEntries(engine, bundle, type, run);
  checkLinks(bundle, type, run);
  if (type === 'document' || type === 'message') checkDocument(engine, bundle, type, run);
  else if (type === 'searchset') checkSearchset(engine, bundle, run);
}
