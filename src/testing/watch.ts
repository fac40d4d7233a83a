import { BrokenCheck } from '../checks/broken.js';
import type { CheckDefinition } from '../checks/types.js';
import type { PackCheck } from '../packs/contract.js';
import { factsFrom, listFacts } from '../packs/fact-lists.js';
import { takeResults } from '../packs/results.js';

/** What the engine says where a module writes to what is frozen. */
const CHANGING = /read only property|not extensible|Cannot delete property|object is not extensible/;

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
}

/** A pack's check as a run would ask it, on a copy, with what it does wrong said in the outcome. */
export function watched(name: string, { does, options, run }: PackCheck): CheckDefinition {
  return {
    name,
    does,
    options,
    run(fact, own, context) {
      const lists = structuredClone(listFacts(context.facts));
      const index = (context.facts.get(fact.kind) as readonly unknown[]).indexOf(fact);
      const copy = lists.kinds[fact.kind]![index]!;
      freeze(lists);
      const asked = structuredClone(own);
      freeze(asked);
      let results: unknown;
      try {
        const { generation, data, asOf, codes } = context;
        results = structuredClone(run(copy, asked, { facts: factsFrom(lists), generation, data, asOf, codes }));
      } catch (error) {
        const message = error instanceof Error ? error.message : 'no error';
        if (CHANGING.test(message))
          throw new BrokenCheck(`The check ${name} changes what it is given. A check only reads.`);
        throw new BrokenCheck(`The check ${name} threw: ${message}`);
      }
      try {
        return takeResults(results, fact);
      } catch (error) {
        throw new BrokenCheck(`The check ${name} ${(error as Error).message}.`);
      }
    },
  };
}
