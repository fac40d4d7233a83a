/**
 * Classes of a classification in ClaML, with those that its modifiers make.
 * Source: ClaML 2.0 (EN 14463) as the World Health Organization and BfArM publish ICD-10: Class (code, kind, usage) with
 * SuperClass, ModifiedBy, ExcludeModifier and Rubric; ModifierClass (code, modifier) for a further character.
 */
import type { CodeRow } from '../code-rows.js';
import type { ReleaseFile } from '../release-file.js';
import { readXml } from '../xml-stream.js';

export interface ClamlClass {
  code: string;
  kind: string;
  /** dagger, aster, optional */
  usage: string;
  parent: string;
  title: string;
  /** Modifiers, with the only codes of each that are valid here where it says so */
  modifiedBy: { modifier: string; valid: string[] | undefined }[];
  excluded: string[];
}

export interface Claml {
  name: string;
  version: string;
  classes: ClamlClass[];
  /** Codes and titles by modifier */
  modifiers: Map<string, { code: string; title: string; usage: string }[]>;
}

export async function readClaml(file: ReleaseFile, passed: (bytes: number) => void): Promise<Claml> {
  const read: Claml = { name: '', version: '', classes: [], modifiers: new Map() };
  let open: ClamlClass | undefined;
  let modifier = '';
  let preferred = false;
  let title = '';
  await readXml(
    file,
    {
      open(local, attributes) {
        const code = attributes['code'] ?? '';
        if (local === 'Title') {
          read.name = attributes['name'] ?? '';
          read.version = attributes['version'] ?? attributes['date'] ?? '';
        } else if (local === 'Class' || local === 'ModifierClass') {
          open = begin(attributes);
          modifier = attributes['modifier'] ?? '';
        } else if (open && local === 'SuperClass') open.parent ||= code;
        else if (open && local === 'ModifiedBy')
          open.modifiedBy.push({ modifier: code, valid: attributes['all'] === 'false' ? [] : undefined });
        else if (open && local === 'ValidModifierClass') open.modifiedBy.at(-1)?.valid?.push(code);
        else if (open && local === 'ExcludeModifier') open.excluded.push(code);
        else if (local === 'Rubric') {
          preferred = attributes['kind'] === 'preferred';
          title = '';
        }
      },
      text(text, path) {
        // A reference in a title is a code and no part of it.
        if (preferred && path.includes('Label') && !path.includes('Reference')) title += text;
      },
      close(local) {
        if (local === 'Rubric' && preferred && open) open.title ||= title.replace(/\s+/g, ' ').trim();
        if (!open || (local !== 'Class' && local !== 'ModifierClass')) return;
        if (local === 'Class') read.classes.push(open);
        else addTo(read.modifiers, modifier, { code: open.code, title: open.title, usage: open.usage });
        open = undefined;
      },
    },
    passed,
  );
  return read;
}

function begin(attributes: Readonly<Record<string, string>>): ClamlClass {
  const { code = '', kind = '', usage = '' } = attributes;
  return { code, kind, usage, parent: '', title: '', modifiedBy: [], excluded: [] };
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Categories, and under those that have no further characters of their own what their modifiers make of them. */
export function* rowsOf({ classes, modifiers }: Claml): Generator<CodeRow> {
  const byCode = new Map(classes.map((one) => [one.code, one]));
  const divided = new Set(classes.map(({ parent }) => parent));
  for (const one of classes) {
    if (one.kind !== 'category') continue;
    yield rowOf(one.code, one.parent, one.title, one.usage);
    if (divided.has(one.code)) continue;
    let leaves = [{ code: one.code, title: one.title }];
    for (const { modifier, valid } of modifiersOf(one, byCode)) {
      const made: typeof leaves = [];
      for (const leaf of leaves)
        for (const more of modifiers.get(modifier) ?? []) {
          if (valid && !valid.includes(more.code)) continue;
          const code = extended(leaf.code, more.code);
          const title = `${leaf.title} ${more.title}`.trim();
          made.push({ code, title });
          yield rowOf(code, leaf.code, title, more.usage || one.usage);
        }
      if (made.length > 0) leaves = made;
    }
  }
}

/** A class has the modifiers of the categories above it too, but those that it excludes. */
function modifiersOf(one: ClamlClass, byCode: ReadonlyMap<string, ClamlClass>): ClamlClass['modifiedBy'] {
  const found: ClamlClass['modifiedBy'] = [];
  let at: ClamlClass | undefined = one;
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    found.unshift(...at.modifiedBy);
    at = byCode.get(at.parent);
  }
  return found.filter(({ modifier }) => !one.excluded.includes(modifier));
}

/** A fourth character brings its point with it; a fifth of a category without a fourth has an X in its place. */
function extended(code: string, more: string): string {
  return more.startsWith('.') || code.includes('.') ? `${code}${more}` : `${code}.X${more}`;
}

function rowOf(code: string, parent: string, title: string, usage: string): CodeRow {
  return {
    code,
    active: true,
    ...(title === '' ? {} : { displays: [title] }),
    ...(parent === '' ? {} : { parents: [parent] }),
    ...(usage === 'dagger' || usage === 'aster'
      ? { properties: { usage: [usage === 'aster' ? 'asterisk' : 'dagger'] } }
      : {}),
  };
}
