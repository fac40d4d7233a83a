/** A share as per cent, with as many digits as the eye needs. */

/** `0.15 %`, `14 %` */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

/** The bound of a sample in a column: `–` where nothing was decided. */
export function atMost(sample: { atMost: number } | undefined): string {
  return sample ? percent(sample.atMost) : '–';
}
