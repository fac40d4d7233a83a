import { isOneSlip, shapeOf } from './one-slip.js';

/** standards/identifiers/codes/canonical.json */
export interface CanonicalFile {
  /** What ends a canonical URI, by what it begins with */
  bases: Record<string, string[]>;
  /** Hosts whose last path segments name one thing each, so that the same one under another path is a slip */
  national: string[];
  /** Beginnings under which anything may be right though it is not listed: only another way of writing a listed one is told */
  open: string[];
}

/** How many different URIs a run remembers; beyond that they are worked out again. */
const REMEMBERED = 10_000;
/** Shorter last segments are too common to recognise a URI by. */
const TELLING = 8;

/** Canonical URIs, and which of them a URI that is not one of them was probably meant to be. */
export class CanonicalList {
  private readonly exact = new Set<string>();
  private readonly plain = new Map<string, string>();
  private readonly squeezed = new Map<string, string>();
  private readonly byShape = new Map<string, string[]>();
  private readonly bySegment = new Map<string, string[]>();
  private readonly remembered = new Map<string, string | undefined>();

  constructor(private readonly file: CanonicalFile) {
    for (const [base, ends] of Object.entries(file.bases)) for (const end of ends) this.add(base + end);
  }

  private add(uri: string): void {
    this.exact.add(uri);
    const plain = plainOf(uri);
    if (!this.plain.has(plain)) this.plain.set(plain, uri);
    if (!this.squeezed.has(squeeze(plain))) this.squeezed.set(squeeze(plain), uri);
    put(this.byShape, shapeOf(plain), plain);
    const segment = segmentOf(plain);
    if (segment.length >= TELLING && this.isNational(plain)) put(this.bySegment, segment, uri);
  }

  /** The canonical URI that was probably meant; undefined where the URI is canonical itself or is like none. */
  meant(uri: string): string | undefined {
    const bar = uri.indexOf('|');
    const name = bar < 0 ? uri : uri.slice(0, bar);
    if (this.exact.has(name)) return undefined;
    if (this.remembered.has(name)) return this.remembered.get(name);
    const found = name.length > 300 ? undefined : this.find(name);
    if (this.remembered.size < REMEMBERED) this.remembered.set(name, found);
    return found;
  }

  private find(name: string): string | undefined {
    const plain = plainOf(name);
    const otherwiseWritten = this.plain.get(plain) ?? this.squeezed.get(squeeze(plain));
    if (otherwiseWritten !== undefined || this.isOpen(name)) return otherwiseWritten;
    return this.underAnotherPath(plain) ?? this.misspelt(plain);
  }

  /** The same last segment on a national host, as CareConnect-EthnicCategory-1 without /STU3/CodeSystem/ before it. */
  private underAnotherPath(plain: string): string | undefined {
    if (!this.isNational(plain)) return undefined;
    const kind = kindOf(plain);
    const candidates = (this.bySegment.get(segmentOf(plain)) ?? []).filter(
      (uri) => kind === undefined || kindOf(plainOf(uri)) === kind,
    );
    const host = plain.slice(0, plain.indexOf('/') + 1);
    return candidates.find((uri) => plainOf(uri).startsWith(host)) ?? candidates[0];
  }

  private misspelt(plain: string): string | undefined {
    const found = this.byShape.get(shapeOf(plain))?.find((candidate) => isOneSlip(plain, candidate));
    return found === undefined ? undefined : this.plain.get(found);
  }

  private isNational(plain: string): boolean {
    return this.file.national.some((host) => plain.startsWith(`${host}/`));
  }

  private isOpen(uri: string): boolean {
    return this.file.open.some((beginning) => uri.startsWith(beginning));
  }
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A URI without what is most often written otherwise: scheme, www, case, doubled and last slashes, s or z. */
function plainOf(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^[a-z]{3,6}:\/\/(www\.)?/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/[/?#]{1,3}$/, '')
    .replaceAll('organisation', 'organization');
}

/** Also without the signs between words: `AdditionalInfoType` for `additional-info-type`. */
function squeeze(plain: string): string {
  return plain.replace(/[-_]/g, '');
}

function segmentOf(plain: string): string {
  return plain.slice(plain.lastIndexOf('/') + 1);
}

/** The kind of thing that a path names, where it says so. */
function kindOf(plain: string): string | undefined {
  return /\/(codesystem|valueset|structuredefinition|id)\//.exec(plain)?.[1];
}
