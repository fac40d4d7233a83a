// A document of 5 MB with 2,000 entries, every standard, warm: node tests/bench/document.mjs, or npm run bench document.
import { pathToFileURL } from 'node:url';
import { median } from './measure.mjs';

const ENTRIES = 2000;
const BYTES = 5_000_000;
const TURNS = 15;
const INDEX = new URL('../../dist/index.js', import.meta.url).href;

/** @param say is told each figure by name */
export async function benchDocument(say) {
  const { createChecker, template } = await import(INDEX);
  for (const generation of ['fhir-stu3', 'fhir-r4']) {
    const bytes = new TextEncoder().encode(JSON.stringify(await largeDocument(template, generation)));
    const checker = await createChecker({ jobs: 1 });
    const times = [];
    let report;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = process.cpuUsage();
      report = await checker.run(source(bytes));
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    const told = report.findings.filter(({ outcome }) => outcome === 'fail').length;
    const size = `${(bytes.length / 1e6).toFixed(1)} MB, ${ENTRIES} entries, ${generation}, ${told} failures`;
    say(`${size}: CPU, first, ms`, times[0].toFixed(0));
    say(`${size}: CPU, warm, median of ${TURNS - 3}, ms`, median(times.slice(3)).toFixed(0));
  }
}

async function* source(bytes) {
  yield { name: 'large.json', size: bytes.length, read: async () => bytes };
}

/** A template with its items many times over, each with words of its own, so that text and entries grow together. */
async function largeDocument(template, generation) {
  const { resource } = await template('discharge-summary', { generation });
  const bundle = structuredClone(resource);
  const at = (url) => bundle.entry.find(({ fullUrl }) => fullUrl === url)?.resource;
  const lists = bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'List');
  const items = lists.map((list) => ({ list, item: at(list.entry[0].item.reference) }));
  const sections = bundle.entry[0].resource.section;
  const pad = 'x '.repeat(Math.floor(BYTES / ENTRIES / 2 - 420));
  let turn = 0;
  while (bundle.entry.length < ENTRIES) {
    const { list, item } = items[turn % items.length];
    const copy = structuredClone(item);
    copy.id = `0c9f1f6e-0000-4000-8000-${String(turn).padStart(12, '0')}`;
    copy.note = [{ text: `${turn} ${pad}`.trimEnd() }];
    if (copy.resourceType === 'Procedure') delete copy.note;
    if (copy.resourceType === 'Procedure') copy.performedDateTime = dayOf(turn);
    if (copy.resourceType === 'Condition')
      copy[generation === 'fhir-r4' ? 'recordedDate' : 'assertedDate'] = dayOf(turn);
    if (copy.dosage) copy.dosage[0].text = `${copy.dosage[0].text}, line ${turn}`;
    bundle.entry.push({ fullUrl: `urn:uuid:${copy.id}`, resource: copy });
    list.entry.push({ item: { reference: `urn:uuid:${copy.id}` } });
    const section = sections.find(({ entry }) => entry?.[0] && at(entry[0].reference) === list);
    section.text.div = section.text.div.replace('</div>', `<p>${turn}</p></div>`);
    turn += 1;
  }
  return bundle;
}

/** A day of its own for each turn: nothing is recorded twice. */
function dayOf(turn) {
  return new Date(Date.UTC(1990, 0, 1 + turn)).toISOString().slice(0, 10);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await benchDocument((name, figure) => console.log(`${name.padEnd(70)} ${figure}`));
