/** Reads the header of an index, and refuses what is none or is damaged. */
import { FORMAT_VERSION, type IndexHeader, MAGIC, PREAMBLE, SECTIONS, type SectionName } from '../index-format.js';
import { TerminologyError } from '../terminology-error.js';
import { checksum } from './checksum.js';
import type { Pages } from './pages.js';
import { type Keeping, Section } from './section.js';

export interface OpenIndex {
  header: IndexHeader;
  sections: Record<SectionName, Section>;
}

/** Displays are the largest part and are asked for rarely, so only pages of them are kept. */
const KEEPING: Partial<Record<SectionName, Keeping>> = {
  displayHeads: { wholeAfter: 1000, pages: 64 },
  displays: { wholeAfter: Number.POSITIVE_INFINITY, pages: 512 },
};

const MOST_HEADER = 1 << 24;

/** @throws TerminologyError where the file is no index, is of another version, or is damaged */
export function openIndex(pages: Pages): OpenIndex {
  const { header, start } = readHeader(pages);
  const section = (name: SectionName) => {
    const { at, bytes } = header.sections[name];
    return new Section(pages, start + at, bytes, KEEPING[name]);
  };
  const sections = Object.fromEntries(SECTIONS.map((name) => [name, section(name)]));
  return { header, sections: sections as Record<SectionName, Section> };
}

function readHeader(pages: Pages): { header: IndexHeader; start: number } {
  if (pages.size < PREAMBLE) throw new TerminologyError('The file is too short to be a terminology index.');
  const first = pages.read(0, Math.min(pages.size, 16384));
  const view = new DataView(first.buffer, first.byteOffset, first.length);
  const magic = String.fromCharCode(...first.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new TerminologyError('The file is no terminology index.');
  const version = view.getUint32(8, true);
  if (version !== FORMAT_VERSION)
    throw new TerminologyError(
      `The terminology index is of version ${version}; this release reads version ${FORMAT_VERSION}. Import the release again.`,
    );
  const length = view.getUint32(12, true);
  if (length > MOST_HEADER || PREAMBLE + length > pages.size) throw damaged();
  const json =
    PREAMBLE + length <= first.length ? first.subarray(PREAMBLE, PREAMBLE + length) : pages.read(PREAMBLE, length);
  if (checksum(json) !== view.getUint32(16, true)) throw damaged();
  const header = JSON.parse(new TextDecoder().decode(json)) as IndexHeader;
  const lacks = SECTIONS.some((name) => header.sections[name] === undefined);
  if (header.bytes !== pages.size || lacks) throw damaged();
  return { header, start: PREAMBLE + length };
}

function damaged(): TerminologyError {
  return new TerminologyError('The terminology index is damaged or cut short. Import the release again.');
}

/** Names of the sections that are not as they were written; none where the index is whole. */
export function damagedSections(pages: Pages): SectionName[] {
  const { header, start } = readHeader(pages);
  return SECTIONS.filter((name) => {
    const { at, bytes, sum } = header.sections[name];
    return checksum(pages.read(start + at, bytes)) !== sum;
  });
}
