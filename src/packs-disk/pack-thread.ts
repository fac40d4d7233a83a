/** The other side of a pack's thread: loads the pack's module and asks its checks. Built to a file of its own. */
import { type MessagePort, workerData } from 'node:worker_threads';
import type { CodePack, PackContext } from '../packs/contract.js';
import { definePack } from '../packs/define-pack.js';
import { factsFrom } from '../packs/fact-lists.js';
import type { PackAnswer, PackQuestion, PackThreadSettings } from './worker-messages.js';

const { entry, codes, answered, port } = workerData as PackThreadSettings & { port: MessagePort };
const count = new Int32Array(answered);

function answer(what: PackAnswer): void {
  try {
    port.postMessage(what);
  } catch {
    // A result that cannot be copied is none.
    port.postMessage({ kind: 'results', results: undefined } satisfies PackAnswer);
  }
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
}

function listOf<T>(name: string): T {
  if (!Object.hasOwn(codes, name)) throw new Error('there is no such list');
  return codes[name] as T;
}

async function load(): Promise<CodePack> {
  const { default: pack } = (await import(entry)) as { default?: CodePack };
  if (typeof pack !== 'object' || pack === null)
    throw new TypeError('Its default export is not what definePack gives.');
  return definePack(pack);
}

try {
  const pack = await load();
  let context: PackContext | undefined;
  port.on('message', ({ check, options, fact, record }: PackQuestion) => {
    try {
      if (record) context = { ...record, facts: factsFrom(record.facts), codes: listOf };
      const own = context!.facts.get(fact.kind)[fact.index]!;
      answer({ kind: 'results', results: pack.checks[check]!.run(own, options, context!) });
    } catch {
      answer({ kind: 'threw' });
    }
  });
  const checks = Object.entries(pack.checks).map(([name, { does, options }]) => ({ name, does, options }));
  answer({ kind: 'ready', says: { name: pack.name, standards: pack.standards.href, checks } });
} catch (error) {
  // No payload was read yet, so the words of an error can be the author's alone.
  answer({ kind: 'unusable', why: error instanceof Error ? error.message.slice(0, 300) : 'threw what is no error' });
}
