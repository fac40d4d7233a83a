/** What a sample of so many supports: the exact one-sided bound of a share (Clopper and Pearson, 1934). */

/** Natural logarithm of the gamma function (Lanczos, g 7, nine terms), for arguments of 0.5 and more. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  let sum = 0.9999999999998099;
  for (const [i, term] of terms.entries()) sum += term / (x + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d || tiny);
      c = 1 + term / c || tiny;
      value *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return value;
}

/** The regularised incomplete beta function: the chance that a beta variable of a and b is at most x. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

/**
 * The largest share of failing targets that a random sample still agrees with.
 * @param failing targets of the sample that failed
 * @param targets targets of the sample
 * @param confidence as 0.95
 * @returns between 0 and 1; 1 where the sample is empty
 */
export function upperBound(failing: number, targets: number, confidence = 0.95): number {
  if (targets <= 0 || failing >= targets) return 1;
  if (failing === 0) return 1 - (1 - confidence) ** (1 / targets);
  let low = failing / targets;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, failing + 1, targets - failing) < confidence) low = middle;
    else high = middle;
  }
  return high;
}
