/** dm+d release files (NHSBSA, TRUD): every identifier as a coding. Codes of four digits and dates are no identifiers. */
import type { RecordTree, XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import { barcode } from '../barcodes.js';
import { createCollector } from '../collect.js';
import type { CodingFact, Facts, RecordFact } from '../facts.js';
import { childOf, descendantsOf, elementsOf, textOf } from '../xml.js';

/** Elements that hold a dm+d or SNOMED CT identifier, in every file of the release. */
const IDS = new Set(
  (
    'VTMID VTMIDPREV VPID VPIDPREV APID VPPID APPID AMPPID ISID ISIDPREV BS_SUBID UDFS_UOMCD UNIT_DOSE_UOMCD ' +
    'QTY_UOMCD STRNT_NMRTR_UOMCD STRNT_DNMTR_UOMCD UOMCD DDD_UOMCD FORMCD ROUTECD SUPPCD PRNTVPPID CHLDVPPID PRNTAPPID ' +
    'CHLDAPPID IDCURRENT IDPREVIOUS'
  ).split(' '),
);
/** An old four-digit code, as FORMCD once held, is none. */
const SHORT = /^\d{1,5}$/;
/** The identifier of the thing that a row is about has the row's name as its display. */
const OWN: Record<string, string> = {
  VTM: 'VTMID',
  VMP: 'VPID',
  AMP: 'APID',
  VMPP: 'VPPID',
  AMPP: 'APPID',
  ING: 'ISID',
};

export function extractDmd(record: RecordTree): Facts {
  const out = createCollector(record.generation);
  const { tree } = record;
  if (tree.syntax !== 'xml') return out.facts();
  const leaves = descendantsOf(tree.root, (each) => elementsOf(each).length === 0);
  for (const element of leaves) {
    const code = element.children.length === 1 ? rawText(element) : '';
    if (element.local === 'GTIN') out.add(barcode(code.trim(), 'GTIN', xpathOf(element)));
    else if ((IDS.has(element.local) || isLookupId(element)) && code.trim() !== '' && !SHORT.test(code.trim()))
      out.add(codingOf(element, code));
  }
  const fact: RecordFact = {
    kind: 'record',
    path: `/${tree.root.local}`,
    generation: record.generation,
    syntax: 'xml',
    type: tree.root.local,
    profiles: [],
    envelopes: record.envelopes,
    contains: [...new Set(leaves.flatMap((leaf) => leaf.parent?.local ?? []))],
    size: leaves.length,
    generations: [record.generation],
  };
  out.add(fact);
  return out.facts();
}

/** Forms, routes, units and suppliers of the lookup file have SNOMED CT identifiers; its other codes are short. */
function isLookupId(element: XmlElement): boolean {
  return element.local === 'CD' || element.local === 'CDPREV';
}

function rawText(element: XmlElement): string {
  const only = element.children[0];
  return only && 'text' in only ? only.text : '';
}

function codingOf(element: XmlElement, code: string): CodingFact {
  const path = xpathOf(element);
  const row = element.parent;
  const own = row && OWN[row.local] === element.local;
  const name = childOf(row, 'NM') ?? childOf(row, 'DESC');
  const fact: CodingFact = {
    kind: 'coding',
    path,
    system: 'https://dmd.nhs.uk',
    code,
    codePath: path,
    systemPath: path,
    displayPath: own && name ? xpathOf(name) : path,
    known: 'dmd',
    variant: false,
    role: 'other',
    element: `${row?.local ?? ''}/${element.local}`,
  };
  if (own && name && textOf(name) !== '') fact.display = textOf(name);
  return fact;
}
