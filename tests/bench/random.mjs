// Numbers and SNOMED CT identifiers from a seed, the same on every machine. Source of the numbers: Mulberry32.
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const D5 =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210';
const TABLE = D5.split(' ').map((row) => [...row].map(Number));
const FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];
const PLACES = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
while (PLACES.length < 8) PLACES.push(FIRST.map((one) => PLACES.at(-1)[one]));

/** An identifier with its check digit (release file specification 6.8). */
export function sctid(item, group) {
  const digits = `${item}${group}`;
  let state = 0;
  for (let place = 1; place <= digits.length; place += 1)
    state = TABLE[state][PLACES[place & 7][digits.charCodeAt(digits.length - place) - 48]];
  return `${digits}${INVERSE[state]}`;
}
