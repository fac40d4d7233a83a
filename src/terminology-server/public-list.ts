/**
 * What may leave the machine: codes of systems that are listed as public (standards/identifiers/codes/public-terminology.json),
 * in the form that the system gives its codes, and the URLs of public value sets. Of all else nothing is ever asked.
 */
import { passesModulus11 } from '../record/modulus-11.js';
import { componentOf, splitSctid } from '../terminology/sctid.js';

export interface PublicList {
  systems: readonly PublicRow[];
  valueSets: readonly { begins: string }[];
}

interface PublicRow {
  /** Key of the naming table */
  key: string;
  uri: string;
  /** `sctid`, or a pattern of all that may be asked */
  form: string;
  /** A code that every edition has: by it a server shows that it holds the system */
  known: string;
  /** Properties of a code that are asked for */
  properties: readonly string[];
}

export interface PublicSystem extends Omit<PublicRow, 'form'> {
  admits(code: string): boolean;
}

const LONGEST = 100;
const MOST_URL = 2000;
/** A version is a number, a date, or the URI of an edition. */
const VERSION = /^[\w.:/-]{1,200}$/;

export class PublicTerminology {
  private readonly byKey: ReadonlyMap<string, PublicSystem>;
  private readonly byUri: ReadonlyMap<string, PublicSystem>;

  constructor(
    private readonly list: PublicList,
    /** The key of a system, for a key, URI or OID as payloads have it */
    private readonly keyOf: (system: string) => string,
  ) {
    const systems = list.systems.map(({ form, ...row }) => ({ ...row, admits: admitting(form) }));
    this.byKey = new Map(systems.map((system) => [system.key, system]));
    this.byUri = new Map(systems.map((system) => [system.uri, system]));
  }

  /** Undefined where the system is local or unknown. */
  system(named: string): PublicSystem | undefined {
    return this.byKey.get(this.keyOf(named));
  }

  withUri(uri: string): PublicSystem | undefined {
    return this.byUri.get(uri);
  }

  isPublicSet(url: string): boolean {
    return url.length <= MOST_URL && this.list.valueSets.some(({ begins }) => url.startsWith(begins));
  }

  isVersion(text: string): boolean {
    return VERSION.test(text);
  }
}

function admitting(form: string): (code: string) => boolean {
  const pattern = form === 'sctid' ? undefined : new RegExp(form);
  return (code) => {
    if (code.length > LONGEST || mayBePersonal(code)) return false;
    return pattern ? pattern.test(code) : componentOf(code) === 'concept' && splitSctid(code) !== undefined;
  };
}

/**
 * Whether ten digits may be the number of a patient that somebody has put in the place of a code. Concepts with ten digits
 * begin with 1 as yet; of those only the ones that read as a CHI number, which begins with a day and a month, are kept back.
 * Source: NHS Data Model and Dictionary, NHS NUMBER and COMMUNITY HEALTH INDEX NUMBER.
 */
function mayBePersonal(code: string): boolean {
  if (!/^\d{10}$/.test(code) || !passesModulus11(code)) return false;
  const day = Number(code.slice(0, 2));
  const month = Number(code.slice(2, 4));
  return code[0]! > '1' || (day >= 1 && day <= 31 && month >= 1 && month <= 12);
}
