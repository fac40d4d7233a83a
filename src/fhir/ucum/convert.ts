/** Conversion between UCUM units, by their factor and dimension. */
import { parseUnit, type Unit, UnitError } from './parse.js';
import { atomOf } from './table.js';

/** A factor to base units and the exponents of the base units; an arbitrary unit is a base of its own. */
interface Canonical {
  factor: number;
  exponents: ReadonlyMap<string, number>;
  special: boolean;
}

const ONE: Canonical = { factor: 1, exponents: new Map(), special: false };
const KNOWN = new Map<string, Canonical>();

function times(a: Canonical, b: Canonical, sign: 1 | -1): Canonical {
  const exponents = new Map(a.exponents);
  for (const [base, exponent] of b.exponents) {
    const sum = (exponents.get(base) ?? 0) + sign * exponent;
    if (sum === 0) exponents.delete(base);
    else exponents.set(base, sum);
  }
  return { factor: sign === 1 ? a.factor * b.factor : a.factor / b.factor, exponents, special: a.special || b.special };
}

function power(of: Canonical, exponent: number): Canonical {
  const exponents = new Map<string, number>();
  if (exponent !== 0) for (const [base, one] of of.exponents) exponents.set(base, one * exponent);
  return { factor: of.factor ** exponent, exponents, special: of.special };
}

function canonical(unit: Unit): Canonical {
  switch (unit.kind) {
    case 'number':
      return { ...ONE, factor: unit.value };
    case 'inverse':
      return times(ONE, canonical(unit.of), -1);
    case 'product':
      return times(canonical(unit.left), canonical(unit.right), unit.divide ? -1 : 1);
    case 'atom': {
      const atom = atomCanonical(unit.code);
      return power({ ...atom, factor: atom.factor * unit.prefix }, unit.exponent);
    }
  }
}

function atomCanonical(code: string): Canonical {
  const known = KNOWN.get(code);
  if (known) return known;
  const atom = atomOf(code);
  if (!atom) throw new UnitError('it holds a unit that UCUM does not have');
  const own: Canonical = { factor: 1, exponents: new Map([[code, 1]]), special: atom.special };
  const made = atom.base || atom.arbitrary ? own : scaled(canonical(parseUnit(atom.unit)), atom.factor, atom.special);
  KNOWN.set(code, made);
  return made;
}

function scaled(of: Canonical, factor: number, special: boolean): Canonical {
  return { factor: of.factor * factor, exponents: of.exponents, special: of.special || special };
}

function sameDimension(a: Canonical, b: Canonical): boolean {
  if (a.exponents.size !== b.exponents.size) return false;
  for (const [base, exponent] of a.exponents) if (b.exponents.get(base) !== exponent) return false;
  return true;
}

/**
 * What a value in one unit is multiplied by to be in another.
 * @param from a UCUM code
 * @param to a UCUM code
 * @returns undefined where one is not UCUM, they measure different things, or one has no ratio scale (degrees Celsius, pH)
 */
export function convertFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  try {
    const [a, b] = [canonical(parseUnit(from)), canonical(parseUnit(to))];
    return a.special || b.special || !sameDimension(a, b) ? undefined : a.factor / b.factor;
  } catch (error) {
    if (error instanceof UnitError) return undefined;
    throw error;
  }
}
