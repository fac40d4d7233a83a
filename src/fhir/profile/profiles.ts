/** Profiles compiled to overlays: what each adds to its type. One compilation a URL. */
import type { StructureDef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { compileOverlay, elementProfile } from './compile.js';
import type { Profile } from './overlay.js';

/** URLs that payloads make up must not fill the memory. */
const MOST_URLS = 5000;

export class Profiles {
  private readonly compiled = new Map<string, Profile | undefined>();

  constructor(private readonly engine: Engine) {}

  /** @param url canonical URL, with or without |version */
  get(url: string): Profile | undefined {
    if (this.compiled.has(url)) return this.compiled.get(url);
    const profile = url.indexOf('#') > 0 ? this.element(url) : this.whole(url);
    if (profile !== undefined || this.compiled.size < MOST_URLS) this.compiled.set(url, profile);
    return profile;
  }

  private whole(url: string): Profile | undefined {
    const def = this.engine.store.structure(url);
    return def === undefined ? undefined : this.compile(def);
  }

  /** url#element: one element of a profile, as a profile of that element. */
  private element(url: string): Profile | undefined {
    const hash = url.indexOf('#');
    const def = this.engine.store.structure(url.slice(0, hash));
    return def === undefined ? undefined : elementProfile(this.engine, def, url, url.slice(hash + 1));
  }

  /** Types themselves add nothing to what the walk of objects checks. */
  private isProfile(def: StructureDef): boolean {
    return def.elements.length > 0 && this.engine.types.structure(def.type)?.url !== def.url;
  }

  private compile(def: StructureDef): Profile {
    return {
      url: def.url,
      type: def.type,
      def,
      overlay: this.isProfile(def) ? compileOverlay(this.engine, def) : undefined,
    };
  }
}
