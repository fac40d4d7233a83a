import { CanonicalIndex, hostOf, plainOf } from './canonical-index.js';
import { distanceWithin } from './one-slip.js';

/** standards/identifiers/codes/canonical.json */
export interface CanonicalFile {
  /** What ends a canonical URI, by what it begins with */
  bases: Record<string, string[]>;
  /** Hosts whose last path segments name one thing each, so that the same one under another path is a slip */
  national: string[];
  /** Beginnings under which anything may be right though it is not listed: only another way of writing a listed one is told */
  open: string[];
}

/** A longer URI than this is no slip of a known one. */
const LONGEST = 300;
/** How many different URIs a run remembers; beyond that they are worked out again. */
const REMEMBERED = 10_000;
/** Hosts further from every known one than this are somebody else's. */
const NEAR_HOST = 2;

/** Canonical URIs, and which of them a URI that is not one of them was probably meant to be. */
export class CanonicalList {
  private readonly exact = new Set<string>();
  private readonly hosts = new Set<string>();
  private readonly remembered = new Map<string, string | undefined>();
  private index: CanonicalIndex | undefined;

  constructor(private readonly file: CanonicalFile) {
    for (const [base, ends] of Object.entries(file.bases)) {
      const host = hostOf(plainOf(base));
      if (host) this.hosts.add(host);
      for (const end of ends) {
        this.exact.add(base + end);
        if (!host) this.hosts.add(plainOf(base + end));
      }
    }
  }

  /** The canonical URI that was probably meant; undefined where the URI is canonical itself or is like none. */
  meant(uri: string): string | undefined {
    const bar = uri.indexOf('|');
    const name = bar < 0 ? uri : uri.slice(0, bar);
    if (this.exact.has(name) || name.length > LONGEST) return undefined;
    if (this.remembered.has(name)) return this.remembered.get(name);
    const found = this.find(name);
    if (this.remembered.size < REMEMBERED) this.remembered.set(name, found);
    return found;
  }

  /** The index is costly to make, and most unknown URIs are on hosts of trusts and suppliers that need none. */
  private find(name: string): string | undefined {
    const plain = plainOf(name);
    if (!this.isNearHost(hostOf(plain))) return undefined;
    this.index ??= new CanonicalIndex(this.file);
    return this.index.find(name, plain);
  }

  private isNearHost(host: string): boolean {
    if (this.hosts.has(host)) return true;
    for (const known of this.hosts) if (distanceWithin(host, known, NEAR_HOST) <= NEAR_HOST) return true;
    return false;
  }
}
