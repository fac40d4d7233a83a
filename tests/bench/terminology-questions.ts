/** Questions to an index: what each costs warm, and the memory that they add. Bundled and run by terminology.mjs. */
import { LocalTerminology } from '../../src/terminology/local.js';
import { openIndexFile } from '../../src/terminology-disk/store.js';

const TURNS = 200_000;
const index = openIndexFile(process.argv[2]!);
const terminology = new LocalTerminology([index], { keyOf: (system) => system });

let state = 7;
function upTo(count: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 4_294_967_296) * count);
}

async function settle(): Promise<NodeJS.MemoryUsage> {
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 20));
  }
  return process.memoryUsage();
}

const before = await settle();
for (let turn = 0; turn < TURNS; turn += 1) {
  const code = index.code(upTo(index.concepts));
  terminology.lookup('snomed-ct', code);
  terminology.display('snomed-ct', code, 'Made up');
  terminology.subsumes('snomed-ct', '138875005', code);
  terminology.member('^ 999000051000001100', 'snomed-ct', code);
}
const after = await settle();
const added = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
console.log(`memory added by checking, MB\t${(added / 1e6).toFixed(1)}`);

const codes = Array.from({ length: TURNS }, () => index.code(upTo(index.concepts)));
const above = codes.filter((code) => index.find(code) < index.concepts / 50).slice(0, 300);
const texts = codes.map((_, at) => `Made up description ${at % 1000}`);

function time(name: string, ask: (at: number) => unknown): void {
  for (let at = 0; at < TURNS / 10; at += 1) ask(at);
  const start = process.cpuUsage();
  for (let at = 0; at < TURNS; at += 1) ask(at);
  const { user, system } = process.cpuUsage(start);
  console.log(`${name}, µs\t${((user + system) / TURNS).toFixed(2)}`);
}

time('membership, random codes', (at) => index.find(codes[at]!));
time('subsumption, random codes below one of 300', (at) =>
  terminology.subsumes('snomed-ct', above[at % above.length]!, codes[at]!),
);
time('display, random codes', (at) => terminology.display('snomed-ct', codes[at]!, texts[at]!));
time('look-up with status and tag, random codes', (at) => terminology.lookup('snomed-ct', codes[at]!));
