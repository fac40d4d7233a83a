/**
 * Sections of a narrative by source and by language, where a profile asks for them.
 * Source: HL7's extensions narrative-source-control and narrative-language-control.
 */
import type { Assertion } from '../compile/shape.js';
import type { ElementControls } from '../definitions/types.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { outerSections, type Section } from '../xhtml/sections.js';

const SOURCES = ['generated', 'boilerplate', 'original'];

export function narrativeControls(controls: ElementControls, profile: string): Assertion {
  return {
    says: 'narrative in sections by source or language',
    check: (value, run) => {
      const div = isObject(value) ? value['div'] : undefined;
      const sections = typeof div === 'string' ? outerSections(div) : undefined;
      if (sections === undefined) return;
      if (controls.narrativeSource !== undefined) checkSources(sections, controls.narrativeSource, profile, run);
      if (controls.narrativeLanguages !== undefined)
        checkLanguages(sections, controls.narrativeLanguages, profile, run);
    },
  };
}

function checkSources(sections: readonly Section[], level: string, profile: string, run: Run): void {
  if (sections.every((section) => section.classes.some((name) => SOURCES.includes(name)))) return;
  const severity = level === 'error' ? 'error' : level === 'warning' ? 'warning' : 'information';
  const text = `Each part of the narrative must say by its class where it comes from: ${SOURCES.join(', ')}.`;
  run.report(severity, 'business-rule', text, { profile });
}

function checkLanguages(sections: readonly Section[], wanted: readonly string[], profile: string, run: Run): void {
  const found = sections.flatMap((section) => (section.language === undefined ? [] : [section.language]));
  const say = (text: string) => run.error('business-rule', text, { profile });
  for (const rule of wanted) {
    if (rule === '_no') {
      if (found.length > 0) say('The narrative has sections for languages, but the profile allows none.');
    } else if (rule === '_yes') {
      if (found.length === 0) say('The narrative has no sections for languages, but the profile asks for them.');
    } else {
      const language = rule === '_resource' ? run.scope.resource['language'] : rule;
      if (typeof language === 'string' && !found.some((one) => sameLanguage(one, language))) {
        say('The narrative has no section in the language that the profile asks for.');
      }
    }
  }
}

function sameLanguage(found: string, wanted: string): boolean {
  return found === wanted || found.startsWith(`${wanted}-`);
}
