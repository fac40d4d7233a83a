/** The public corpora with dm+d imported: what is known and unknown, against a count that no part of the checker made. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamedSystem } from '../../../src/catalogue/types.js';
import { check } from '../../../src/index.js';
import { openSources } from '../../../src/payload/sources/index.js';
import { unwrap } from '../../../src/payload/unwrap.js';
import { extract } from '../../../src/record/extract.js';
import { createNaming } from '../../../src/record/naming.js';
import { CodeCollector } from '../../../src/run/codes/collect.js';
import { passesVerhoeff } from '../../../src/terminology/verhoeff.js';
import { importTerminology } from '../../../src/terminology-disk/import.js';
import { openLocalTerminology } from '../../../src/terminology-disk/open-local.js';
import { absent, RELEASES, readPlainly, shared } from './dmd-reader.js';
import { newFolder } from './folder.js';

const list = join(shared, 'corpora/index.tsv');
const codes = <T>(name: string) => {
  const file = new URL(`../../../standards/${name.replace('/', '/codes/')}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
};

const ID_ELEMENT =
  /<(?:VTMID|VPID|APID|VPPID|APPID|ISID|BS_SUBID|\w+_UOMCD|\w+PREV|FORMCD|ROUTECD|SUPPCD|PRNT\w+|CHLD\w+)>\s*(\d{6,})\s*</g;
const IN_FHIR_XML =
  /<system value="https?:\/\/(?:www\.)?dmd\.nhs\.uk\/?"\s*\/>\s*(?:<version value="[^"]*"\s*\/>\s*)?<code value="([^"]*)"/g;

/** Codes that a file gives as dm+d's own, found in its text or JSON. */
function plainCodes(path: string): Set<string> {
  const text = readFileSync(path, 'utf8');
  const found = new Set<string>();
  if (/f_[a-z]+2_\d+\.xml$/.test(path)) for (const [, code] of text.matchAll(ID_ELEMENT)) found.add(code!);
  else if (path.endsWith('.json')) walk(parsed(text), found);
  else for (const [, code] of text.matchAll(IN_FHIR_XML)) found.add(code!);
  return found;
}

/** Some of the corpora are no JSON; in those nothing is counted. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function walk(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { system, code } = value as { system?: unknown; code?: unknown };
  if (typeof system === 'string' && typeof code === 'string' && /^https?:\/\/(www\.)?dmd\.nhs\.uk\/?$/.test(system))
    found.add(code);
  for (const inner of Object.values(value)) walk(inner, found);
}

describe.skipIf(absent || !existsSync(list))(
  'the corpora with dm+d imported (skipped where ../shared is not there)',
  () => {
    it('have as many known and unknown codes as were counted plainly', async () => {
      const [[, release]] = RELEASES as [[string, string]];
      const folder = newFolder();
      await importTerminology([release], folder, { codes, with: [] });
      const naming = createNaming(codes<NamedSystem[]>('identifiers/naming'));
      const terminology = openLocalTerminology(folder, naming)!;
      const { ids, previous } = readPlainly(release);
      const isKnown = (code: string) => ids.has(code) || previous.has(code);
      const wrong: string[] = [];
      const total = { known: 0, unknown: 0, medicines: 0 };
      const all = new Set<string>();
      const collector = new CodeCollector({ terminology, writeSystem: (uri) => uri, standardOf: () => '', alsoIn: {} });
      const [, ...lines] = readFileSync(list, 'utf8').trimEnd().split('\n');
      for (const path of lines.map((line) => join(shared, 'corpora', line.split('\t')[0]!))) {
        if (!/\.(?:json|xml)$/.test(path) || !/dmd\.nhs\.uk|snomed|f_[a-z]+2_/i.test(path + readFileSync(path, 'utf8')))
          continue;
        if (path.endsWith('.json') && parsed(readFileSync(path, 'utf8')) === undefined) continue;
        const asked = new Set<string>();
        for await (const source of openSources([path]))
          for await (const payload of unwrap(source, {}))
            for await (const record of payload.records) {
              const facts = extract(record, { naming });
              collector.add(facts);
              for (const fact of facts.get('coding')) {
                const code = fact.code?.trim();
                if (code === undefined) continue;
                if (fact.known === 'dmd') asked.add(code);
                else if (fact.known !== 'snomed-ct' || fact.role !== 'medication') continue;
                else total.medicines += 1;
                if ((terminology.lookup('dmd', code).answer === 'yes') !== isKnown(code)) wrong.push(path);
              }
            }
        const plain = plainCodes(path);
        if ([...asked].sort().join() !== [...plain].sort().join()) wrong.push(path);
        for (const code of plain) total[isKnown(code) ? 'known' : 'unknown'] += 1;
        for (const code of plain) all.add(code);
      }
      const counted = collector.done().codes.filter(({ system }) => system === 'dmd');
      const codesThat = (answer: string) => counted.filter(({ known }) => known === answer).map(({ code }) => code);
      expect(codesThat('yes').sort()).toEqual([...all].filter(isKnown).sort());
      expect(codesThat('no').sort()).toEqual([...all].filter((code) => !isKnown(code)).sort());
      expect(wrong).toEqual([]);
      expect(total.known).toBeGreaterThan(1000);
      expect(total.unknown).toBeGreaterThan(0);
      expect(total.medicines).toBeGreaterThan(100);
    }, 120_000);

    it('are told so by the rule, file by file', async () => {
      const [[, release]] = RELEASES as [[string, string]];
      const folder = newFolder();
      await importTerminology([release], folder, { codes, with: [] });
      const { ids, previous } = readPlainly(release);
      const isUnknown = (code: string) => !ids.has(code) && !previous.has(code) && passesVerhoeff(code);
      const paths = readFileSync(list, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => join(shared, 'corpora', line.split('\t')[0]!))
        .filter(
          (path) =>
            path.endsWith('.json') && /dmd\.nhs\.uk|"resourceType"\s*:\s*"Medication/.test(readFileSync(path, 'utf8')),
        );
      expect(paths.length).toBeGreaterThan(50);
      let unknown = 0;
      for (const path of paths) {
        const whole = parsed(readFileSync(path, 'utf8'));
        if (whole === undefined) continue;
        const expected: string[] = [];
        eachMedicine(whole, false, (code) => {
          if (/^[1-9]\d{5,17}$/.test(code) && isUnknown(code)) expected.push(code);
        });
        unknown += expected.length;
        const options = { standard: ['dmd'], terminology: folder, maxFindings: 0, jobs: 1, values: 'full' as const };
        const { findings } = await check([path], options);
        // A record within another has paths of its own, so numbers are compared and not places.
        const told = findings.filter(({ rule, outcome }) => rule === 'dmd/known' && outcome === 'fail');
        expect([path, told.length]).toEqual([path, expected.length]);
      }
      expect(unknown).toBeGreaterThan(20);
    }, 120_000);
  },
);

/** Codes under dm+d's own system anywhere, and under SNOMED CT's where FHIR puts a medicine. */
function eachMedicine(value: unknown, inside: boolean, take: (code: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const { system, code, resourceType } = value as Record<string, unknown>;
  const isSnomed = typeof system === 'string' && /^https?:\/\/(www\.)?snomed\.info\/sct$/.test(system);
  const isDmd = typeof system === 'string' && /dmd\.nhs\.uk/.test(system);
  if (typeof code === 'string' && (isDmd || (isSnomed && inside))) take(code.trim());
  for (const [name, inner] of Object.entries(value)) {
    const names = ['medicationCodeableConcept', 'itemCodeableConcept'];
    const begins = names.includes(name) || (resourceType === 'Medication' && name === 'code');
    const ends = ['extension', 'form', 'contained'].includes(name);
    eachMedicine(inner, begins || (inside && !ends), take);
  }
}
