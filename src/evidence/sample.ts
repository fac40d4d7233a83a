import type { Report } from '../report/types.js';
import type { SampleDescription } from './types.js';

/**
 * Describes the sample of a report by numbers.
 * @param names the policy that payloads were named by
 */
export function describeSample({ run, payloads }: Report, names: string): SampleDescription {
  return {
    data: run.data,
    ...(run.label === undefined ? {} : { label: run.label }),
    names,
    values: run.values,
    payloads: payloads.length,
    records: payloads.reduce((sum, row) => sum + row.records, 0),
    bytes: payloads.reduce((sum, row) => sum + row.bytes, 0),
    generations: countBy(payloads.map(({ generation }) => generation)),
    syntaxes: countBy(payloads.map(({ syntax }) => syntax)),
  };
}

/** In the order of the names, so that the same sample is described by the same bytes. */
function countBy<T extends string>(names: readonly T[]): Partial<Record<T, number>> {
  const counts = new Map<T, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts) as Partial<Record<T, number>>;
}
