/** The entries of one Bundle by full URL and by type and id, read once, so that a reference costs one look-up. */
import type { JsonObject } from '../../parse/tree.js';
import { isObject } from './scope.js';

export interface BundleEntry {
  readonly number: number;
  readonly fullUrl: string | undefined;
  readonly resource: JsonObject;
  /** Type/id, where the resource has both */
  readonly local: string | undefined;
}

export class BundleIndex {
  readonly entries: BundleEntry[] = [];
  private readonly byResource = new Map<JsonObject, BundleEntry>();
  private readonly byUrl = new Map<string, BundleEntry[]>();
  private readonly byLocal = new Map<string, BundleEntry[]>();

  constructor(
    readonly bundle: JsonObject,
    /** The Bundle that this one is an entry of */
    readonly outer: BundleIndex | undefined,
  ) {
    const list = bundle['entry'];
    if (!Array.isArray(list)) return;
    for (let number = 0; number < list.length; number++) {
      const entry = list[number];
      const resource = isObject(entry) ? entry['resource'] : undefined;
      if (!isObject(entry) || !isObject(resource)) continue;
      const fullUrl = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : undefined;
      const { resourceType, id } = resource;
      const local = typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined;
      const row = { number, fullUrl, resource, local };
      this.entries.push(row);
      this.byResource.set(resource, row);
      if (fullUrl !== undefined) add(this.byUrl, fullUrl, row);
      if (local !== undefined) add(this.byLocal, local, row);
    }
  }

  ofResource(resource: JsonObject): BundleEntry | undefined {
    return this.byResource.get(resource);
  }

  withFullUrl(url: string): readonly BundleEntry[] {
    return this.byUrl.get(url) ?? NONE;
  }

  /** Entries whose resource has that type and id, whatever their full URL. */
  withLocal(typeAndId: string): readonly BundleEntry[] {
    return this.byLocal.get(typeAndId) ?? NONE;
  }
}

const NONE: readonly BundleEntry[] = [];

function add(map: Map<string, BundleEntry[]>, key: string, entry: BundleEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
