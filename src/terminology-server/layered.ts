/** Two terminologies, of which the second is asked only what the first cannot tell. */
import type { TermAnswer, TerminologyService } from '../terminology/contract.js';

export function layered(local: TerminologyService, server: TerminologyService): TerminologyService {
  const first = <T extends TermAnswer>(near: T, far: () => T): T => {
    if (near.answer !== 'cannot-tell') return near;
    const asked = far();
    // Of a code that both know nothing of, what the index says of it is more.
    return asked.answer === 'cannot-tell' && !asked.pending && asked.reason === 'terminology-not-loaded' ? near : asked;
  };
  return {
    local,
    holds: (system) => local.holds?.(system) ?? false,
    lookup: (...asked) => first(local.lookup(...asked), () => server.lookup(...asked)),
    display: (...asked) => first(local.display(...asked), () => server.display(...asked)),
    subsumes: (...asked) => first(local.subsumes(...asked), () => server.subsumes(...asked)),
    member: (...asked) => first(local.member(...asked), () => server.member(...asked)),
    property: (...asked) => first(local.property?.(...asked) ?? UNTOLD, () => server.property?.(...asked) ?? UNTOLD),
    filtered: (...asked) => first(local.filtered?.(...asked) ?? UNTOLD, () => server.filtered?.(...asked) ?? UNTOLD),
  };
}

const UNTOLD: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-not-loaded' };
