import { BrokenCheck } from '../checks/broken.js';
import type { CheckDefinition } from '../checks/types.js';
import type { PackCheck } from '../packs/contract.js';
import { factsFrom, listFacts } from '../packs/fact-lists.js';
import { takeResults } from '../packs/results.js';

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
      const before = JSON.stringify([lists, own]);
      let results: unknown;
      try {
        const { generation, data, asOf, codes } = context;
        results = structuredClone(run(copy, own, { facts: factsFrom(lists), generation, data, asOf, codes }));
      } catch (error) {
        throw new BrokenCheck(`The check ${name} threw: ${error instanceof Error ? error.message : 'no error'}`);
      }
      if (JSON.stringify([lists, own]) !== before)
        throw new BrokenCheck(`The check ${name} changes what it is given. A check only reads.`);
      try {
        return takeResults(results, fact);
      } catch (error) {
        throw new BrokenCheck(`The check ${name} ${(error as Error).message}.`);
      }
    },
  };
}
