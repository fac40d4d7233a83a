import type { ElementDraft } from '../definitions/element-from.js';
import { pathOfId } from '../definitions/element-id.js';

/** One step from an element to a child, or to a slice of it. */
export interface Step {
  name: string;
  slice?: string;
}

/**
 * The way from the root to the element of a differential, root left out. The id tells it where it fits the path; else the
 * path does, with the slices that the elements before it stood in.
 * @param draft the element
 * @param before steps of the element before it in the differential, as this function gave them
 * @param hasIds the elements of the differential have ids: where they have none, the path was taken for the id
 */
export function stepsOf(draft: ElementDraft, before: readonly Step[], hasIds = true): Step[] {
  const names = draft.path.split('.').slice(1);
  const fromId = hasIds && fitsPath(draft) ? idSteps(draft.id) : undefined;
  const steps = fromId ?? pathSteps(names, before, draft.sliceName);
  const last = steps.at(-1);
  if (last && draft.sliceName && last.slice === undefined) last.slice = draft.sliceName;
  return steps;
}

function fitsPath(draft: ElementDraft): boolean {
  if (draft.id === draft.path) return !draft.sliceName || !draft.path.includes('.');
  const ofId = pathOfId(draft.id).split('.').slice(1);
  const ofPath = draft.path.split('.').slice(1);
  return (
    draft.id.includes(':') &&
    ofId.length === ofPath.length &&
    ofId.every((name, i) => name === ofPath[i] || name.replace('[x]', '') === ofPath[i]?.slice(0, name.length - 3))
  );
}

function idSteps(id: string): Step[] {
  return id
    .split('.')
    .slice(1)
    .map((part) => {
      const cut = part.indexOf(':');
      return cut < 0 ? { name: part } : { name: part.slice(0, cut), slice: part.slice(cut + 1) };
    });
}

/** While the path goes the way of the element before, it stays in that element's slices. */
function pathSteps(names: readonly string[], before: readonly Step[], sliceName: string | undefined): Step[] {
  let same = true;
  return names.map((name, i): Step => {
    const former = before[i];
    same &&= former?.name === name;
    const isLast = i === names.length - 1;
    if (isLast) return sliceName ? { name, slice: sliceName } : { name };
    return same && former?.slice !== undefined ? { name, slice: former.slice } : { name };
  });
}
