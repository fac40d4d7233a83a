/** Extensions: known, in a place they may have, with the value they may have. Source: FHIR R4 §2.5 Extensibility. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { applyOverlay } from '../profile/apply.js';
import type { Profile } from '../profile/overlay.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { checkContext } from './context.js';
import { subExtensionUrls } from './sub-extensions.js';
import { unknownExtension } from './unknown.js';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function extensionRules(engine: Engine): readonly Assertion[] {
  return [{ says: 'a known extension, where it may stand', check: (value, run) => checkExtension(engine, value, run) }];
}

function checkExtension(engine: Engine, value: Json, run: Run): void {
  if (!isObject(value)) return;
  const { url } = value;
  if (typeof url !== 'string' || url.trim() === '') return;
  const holder = run.holder();
  if (!ABSOLUTE.test(url)) {
    if (holder.child?.typeId !== 'Extension') {
      run.error(
        'invalid',
        'The url of an extension must be absolute; only an extension inside another may have a bare name.',
        { below: 'url' },
      );
    }
    return;
  }
  if (url.includes('|')) {
    run.error('extension', 'The url of an extension has no version. Leave out the part from the vertical bar on.', {
      below: 'url',
    });
  }
  const profile = engine.profiles.get(url);
  if (profile === undefined) {
    if (!isPartOf(engine, holder.value, url)) unknownExtension(engine, url, run);
    return;
  }
  if (profile.def.type !== 'Extension') {
    run.error('extension', 'The url of the extension is that of a definition which is no extension.', { below: 'url' });
    return;
  }
  checkContext(engine, profile.def, value, run);
  checkModifier(profile, run);
  if (profile.overlay !== undefined) {
    applyOverlay(engine, profile.overlay, { value, side: undefined, typeId: 'Extension', index: -1 }, run);
  }
  checkParts(profile, value, run);
}

/** An absolute url that the extension around it defines itself. */
function isPartOf(engine: Engine, outer: JsonObject | undefined, url: string): boolean {
  const outerUrl = outer?.['url'];
  if (typeof outerUrl !== 'string') return false;
  const profile = engine.profiles.get(outerUrl);
  return profile !== undefined && subExtensionUrls(profile.def).has(url);
}

function checkModifier(profile: Profile, run: Run): void {
  const isModifier = profile.def.elements[0]?.isModifier === true;
  const place = run.step();
  if (isModifier && place === 'extension') {
    run.error('extension', 'This extension changes the meaning of what holds it: it must stand in modifierExtension.', {
      profile: profile.url,
    });
  } else if (!isModifier && place === 'modifierExtension') {
    run.error(
      'extension',
      'This extension does not change meanings: it must stand in extension, not in modifierExtension.',
      { profile: profile.url },
    );
  }
}

/** Bare names inside a complex extension are those that its definition gives. */
function checkParts(profile: Profile, value: JsonObject, run: Run): void {
  const { extension } = value;
  if (!Array.isArray(extension)) return;
  const known = subExtensionUrls(profile.def);
  extension.forEach((part, i) => {
    const url = isObject(part) ? part['url'] : undefined;
    if (typeof url !== 'string' || ABSOLUTE.test(url) || url.trim() === '' || known.has(url)) return;
    run.push('extension', i);
    run.error(
      'extension',
      `The extension ${profile.url} has no part of this name.${known.size === 0 ? '' : ` It has ${[...known].join(', ')}.`}`,
      {
        profile: profile.url,
      },
    );
    run.pop();
  });
}
