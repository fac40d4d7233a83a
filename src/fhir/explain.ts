/** A compiled profile in words, as an indented tree: what will be checked, and nothing else. */
import type { Engine } from './engine.js';
import type { Overlay, OverlayChild } from './profile/overlay.js';
import type { Slicing } from './slicing/slicing.js';

/** @returns undefined where the URL is not known */
export function explainProfile(engine: Engine, url: string): string | undefined {
  const profile = engine.profiles.get(url);
  if (profile === undefined) return undefined;
  const lines = [
    `${profile.url}: ${profile.overlay === undefined ? 'a type of its own' : `asks of ${profile.type}, beyond the type itself`}`,
  ];
  if (profile.overlay !== undefined) addOverlay(lines, profile.overlay, 1);
  else addType(lines, engine, profile.type);
  return lines.join('\n');
}

function line(lines: string[], depth: number, text: string): void {
  lines.push(`${'  '.repeat(depth)}${text}`);
}

function addOverlay(lines: string[], overlay: Overlay, depth: number): void {
  for (const assertion of overlay.assertions) line(lines, depth, `- ${assertion.says}`);
  for (const child of overlay.children) addChild(lines, child, depth);
}

function addChild(lines: string[], child: OverlayChild, depth: number): void {
  line(
    lines,
    depth,
    child.choice ? `${child.name}[x]${child.onlyType === undefined ? '' : ` as ${child.onlyType}`}` : child.name,
  );
  for (const assertion of child.group) line(lines, depth + 1, `- ${assertion.says}`);
  if (child.each !== undefined) addOverlay(lines, child.each, depth + 1);
  if (child.slicing !== undefined) addSlicing(lines, child.slicing, depth + 1);
}

function addSlicing(lines: string[], slicing: Slicing, depth: number): void {
  line(lines, depth, `sliced, ${slicing.rules}${slicing.ordered ? ', in order' : ''}`);
  for (const slice of slicing.slices) {
    const max = slice.max === Number.POSITIVE_INFINITY ? '*' : String(slice.max);
    const when = slice.conditions.map((condition) => condition.says).join(' and ');
    line(
      lines,
      depth,
      `slice ${slice.name} ${slice.min}..${max} where ${when === '' ? 'nothing tells it apart' : when}`,
    );
    if (slice.each !== undefined) addOverlay(lines, slice.each, depth + 1);
    if (slice.slicing !== undefined) addSlicing(lines, slice.slicing, depth + 1);
  }
}

function addType(lines: string[], engine: Engine, type: string): void {
  const compiled = engine.types.complex(type);
  if (compiled === undefined) return;
  for (const assertion of compiled.assertions) line(lines, 1, `- ${assertion.says}`);
  for (const child of compiled.children.values()) {
    if (child.companion) continue;
    const max = child.array ? '*' : '1';
    line(lines, 1, `${child.key} ${child.required ? 1 : 0}..${max} ${child.typeId}`);
    for (const assertion of child.assertions) line(lines, 2, `- ${assertion.says}`);
  }
}
