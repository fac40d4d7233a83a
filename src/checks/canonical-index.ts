import type { CanonicalFile } from './canonical-list.js';
import { isOneSlip, shapeOf } from './one-slip.js';

/** Shorter last segments are too common to recognise a URI by. */
const TELLING = 8;

/** Canonical URIs by all that a misspelling may leave of them. */
export class CanonicalIndex {
  private readonly squeezed = new Map<string, string>();
  private readonly plain = new Map<string, string>();
  private readonly byShape = new Map<string, string[]>();
  private readonly bySegment = new Map<string, string[]>();

  constructor(private readonly file: CanonicalFile) {
    for (const [base, ends] of Object.entries(file.bases)) for (const end of ends) this.add(base + end);
  }

  private add(uri: string): void {
    const plain = plainOf(uri);
    const squeezed = squeeze(plain);
    if (!this.plain.has(plain)) this.plain.set(plain, uri);
    if (!this.squeezed.has(squeezed)) this.squeezed.set(squeezed, uri);
    put(this.byShape, shapeOf(plain), plain);
    const blurred = blur(plain);
    if (blurred !== plain) put(this.byShape, shapeOf(blurred), blurred);
    if (!this.plain.has(blurred)) this.plain.set(blurred, uri);
    const segment = segmentOf(squeezed);
    if (segment.length >= TELLING && this.isNational(plain)) put(this.bySegment, segment, uri);
  }

  /**
   * @param uri as it was sent, and not a canonical one
   * @param plain the same as plainOf gives it
   */
  find(uri: string, plain: string): string | undefined {
    const otherwiseWritten = this.squeezed.get(squeeze(plain));
    if (otherwiseWritten !== undefined || this.isOpen(uri)) return otherwiseWritten;
    return this.underAnotherPath(plain) ?? this.misspelt(plain);
  }

  /** The same last segment on a national host, as CareConnect-EthnicCategory-1 without /STU3/CodeSystem/ before it. */
  private underAnotherPath(plain: string): string | undefined {
    if (!this.isNational(plain)) return undefined;
    const kind = kindOf(plain);
    const candidates = (this.bySegment.get(segmentOf(squeeze(plain))) ?? []).filter(
      (uri) => kind === undefined || kindOf(plainOf(uri)) === kind,
    );
    const host = hostOf(plain);
    return candidates.find((uri) => hostOf(plainOf(uri)) === host) ?? candidates[0];
  }

  /** Two slips count only between words as they were written; one may also blur where a word begins. */
  private misspelt(plain: string): string | undefined {
    const blurred = blur(plain);
    const found =
      this.byShape.get(shapeOf(plain))?.find((candidate) => isOneSlip(plain, candidate)) ??
      this.byShape.get(shapeOf(blurred))?.find((candidate) => isOneSlip(blurred, candidate, 1));
    return found === undefined ? undefined : this.plain.get(found);
  }

  private isNational(plain: string): boolean {
    return this.file.national.includes(hostOf(plain));
  }

  private isOpen(uri: string): boolean {
    return this.file.open.some((beginning) => uri.startsWith(beginning));
  }
}

/**
 * A URI without what is most often written otherwise: scheme, www, case, doubled and last slashes, s or z. Words that
 * only a capital parts are parted by `~`, so that Height and Weight in BodyHeight are told apart as words.
 */
export function plainOf(uri: string): string {
  return uri
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1~$2')
    .toLowerCase()
    .replace(/^[a-z]{3,6}:\/\/(www\.)?/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/[/?#]{1,3}$/, '')
    .replaceAll('organisation', 'organization');
}

/** What stands before the first slash of a plain URI. */
export function hostOf(plain: string): string {
  const slash = plain.indexOf('/');
  return slash < 0 ? plain : plain.slice(0, slash);
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Also without what parts words: `AdditionalInfoType` for `additional-info-type`. */
function squeeze(plain: string): string {
  return plain.replace(/[-_~]/g, '');
}

/** Without the partings that only capitals make. */
function blur(plain: string): string {
  return plain.replaceAll('~', '');
}

function segmentOf(plain: string): string {
  return plain.slice(plain.lastIndexOf('/') + 1);
}

/** The kind of thing that a path names, where it says so. */
function kindOf(plain: string): string | undefined {
  return /\/(codesystem|valueset|structuredefinition|id)\//.exec(squeeze(plain))?.[1];
}
