/**
 * What a sample supports: the exact (Clopper–Pearson) one-sided bound on the share that fails, which holds only if the sample was
 * drawn at random. C. J. Clopper, E. S. Pearson, Biometrika 26 (1934).
 */

/**
 * The largest share of failures that a sample does not rule out.
 * @param targets how many were looked at
 * @param failing how many of them failed
 * @param confidence as 0.95
 * @returns a share from 0 to 1; 1 where nothing was looked at
 * @throws RangeError where the numbers make no sample
 */
export function upperBound(targets: number, failing: number, confidence = 0.95): number {
  if (!Number.isInteger(targets) || !Number.isInteger(failing) || failing < 0 || failing > targets)
    throw new RangeError('a sample has whole numbers, and no more failures than targets');
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('confidence lies between 0 and 1');
  if (failing === targets) return 1;
  const alpha = 1 - confidence;
  if (failing === 0) return -Math.expm1(Math.log(alpha) / targets);
  let low = failing / targets;
  let high = 1;
  for (let step = 0; step < 100 && high - low > 1e-12; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(failing, targets, middle) > alpha) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * How many records to draw at random so that no failure among them bounds the share of failures by a tolerance.
 * @param tolerance as 0.01
 * @throws RangeError where tolerance or confidence does not lie between 0 and 1
 */
export function sampleSize(tolerance: number, confidence = 0.95): number {
  if (!(tolerance > 0 && tolerance < 1 && confidence > 0 && confidence < 1))
    throw new RangeError('tolerance and confidence lie between 0 and 1');
  // The small amount taken off keeps 59.000000001 from becoming 60.
  return Math.ceil(Math.log(1 - confidence) / Math.log1p(-tolerance) - 1e-9);
}

/**
 * What counts of outcomes support, at 95 % confidence.
 * @returns undefined where nothing was decided
 */
export function sampleOf(counts: {
  pass: number;
  fail: number;
}): { targets: number; failing: number; atMost: number } | undefined {
  const targets = counts.pass + counts.fail;
  if (targets === 0) return undefined;
  // Six digits: what the eye needs, and the same on every machine.
  return { targets, failing: counts.fail, atMost: Number(upperBound(targets, counts.fail).toPrecision(6)) };
}

/**
 * What the sample of a standard supports: the bound of its weakest rule, the one with the largest bound of those that decided.
 * Rules of a standard look at the same targets, so their outcomes are no trials apart from each other and are never summed.
 * @returns undefined where no rule decided anything
 */
export function weakestSample(
  rules: readonly { id: string; counts: { pass: number; fail: number } }[],
): { rule: string; targets: number; failing: number; atMost: number } | undefined {
  let weakest: ReturnType<typeof weakestSample>;
  for (const { id, counts } of rules) {
    const sample = sampleOf(counts);
    if (!sample) continue;
    // Of equals the first by name, so that the order of the rules makes no difference.
    const weaker =
      !weakest || sample.atMost > weakest.atMost || (sample.atMost === weakest.atMost && id < weakest.rule);
    if (weaker) weakest = { rule: id, ...sample };
  }
  return weakest;
}

/** P(X ≤ k) of a binomial, summed in logarithms; terms far from the mean vanish, so the sum stops early. */
function atMost(k: number, n: number, p: number): number {
  let sum = 0;
  let term = logTerm(k, n, p);
  const odds = Math.log1p(-p) - Math.log(p);
  for (let at = k; at >= 0; at -= 1) {
    const part = Math.exp(term);
    sum += part;
    if (at < n * p && part < sum * 1e-17) break;
    term += Math.log(at) - Math.log(n - at + 1) + odds;
  }
  return Math.min(1, sum);
}

function logTerm(k: number, n: number, p: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p);
}

/** ln Γ(x) by Stirling's series after shifting x upwards (Abramowitz and Stegun 6.1.41); good to 1e-12 for x ≥ 1. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 15; at += 1) shift += Math.log(at);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
