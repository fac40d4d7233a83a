/** The names of the parts of a complex extension. */
import { childNamed, elementTree } from '../compile/element-tree.js';
import type { StructureDef } from '../definitions/types.js';

const known = new WeakMap<StructureDef, ReadonlySet<string>>();

export function subExtensionUrls(def: StructureDef): ReadonlySet<string> {
  let urls = known.get(def);
  if (urls === undefined) {
    const parts = childNamed(elementTree(def.elements), 'extension')?.slices ?? [];
    urls = new Set(
      parts
        .flatMap((part) => [
          childNamed(part, 'url')?.def.fixed?.value,
          ...part.def.types.flatMap((type) => type.profiles ?? []),
        ])
        .filter((url) => typeof url === 'string'),
    );
    known.set(def, urls);
  }
  return urls;
}
