/** UCUM's prefixes and unit atoms, read on first use. */
import source from '../../../standards/definitions/ucum.json' with { type: 'json' };

export interface UnitAtom {
  metric: boolean;
  /** Not a ratio scale: degrees Celsius, pH, bel. */
  special: boolean;
  /** An international or arbitrary unit: commensurable only with itself. */
  arbitrary: boolean;
  base: boolean;
  factor: number;
  /** Its definition in other units; '1' where it has none. */
  unit: string;
}

const ATOMS = new Map<string, UnitAtom>();

/** A unit atom by its case-sensitive code. */
export function atomOf(code: string): UnitAtom | undefined {
  if (ATOMS.size === 0) for (const [name, line] of Object.entries(source.units)) ATOMS.set(name, read(line));
  return ATOMS.get(code);
}

function read(line: string): UnitAtom {
  const [flags = '', factor = '1', unit = '1'] = line.split(' ');
  return {
    metric: flags.includes('m') || flags === 'b',
    special: flags.includes('s'),
    arbitrary: flags.includes('a'),
    base: flags === 'b',
    factor: Number(factor),
    unit,
  };
}

const PREFIXES = new Map<string, number>(Object.entries(source.prefixes));

/** The factor of a prefix, as 1000 for k. */
export function prefixOf(code: string): number | undefined {
  return PREFIXES.get(code);
}
