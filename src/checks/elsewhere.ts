/** Identifiers of one code system that stand in another, as dm+d's under SNOMED CT. */
import type { TerminologyService } from '../terminology/contract.js';

/**
 * Does another system hold the code? What it says of it is judged by rules of its own.
 * @param pending whether its own system is still being asked: until then no other is
 */
export function isElsewhere(
  terminology: TerminologyService,
  systems: readonly string[] | undefined,
  code: string,
  pending: boolean | undefined,
): boolean {
  if (pending) return false;
  return systems?.some((system) => terminology.lookup(system, code).answer === 'yes') ?? false;
}
