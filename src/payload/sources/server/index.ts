/** Resources of a FHIR server as sources: what a search finds, what $everything gives, the files of a bulk export. */
import { type Source, SourceError } from '../../types.js';
import { readStream } from '../file.js';
import { isObject, issueTypes } from './failure.js';
import { type ReaderOptions, ServerReader } from './reader.js';

export interface ServerOptions extends ReaderOptions {
  /** Each below the server's address: `Patient?_count=50`, `Patient/1/$everything`, the manifest of a bulk export */
  queries: readonly string[];
  /** Told what the server says of a search besides its results */
  note?: (text: string) => void;
}

/**
 * Asks each query and gives its resources one by one, named by number: an id may be a patient's. Where an answer cannot be had,
 * a source fails with a SourceError, and the next query is asked.
 */
export async function* serverSources(options: ServerOptions): AsyncGenerator<Source> {
  const reader = new ServerReader(options);
  for (const [at, query] of options.queries.entries()) {
    const name = `query ${at + 1}`;
    try {
      yield* answer(reader, query.replace(/^\/+/, ''), name, options.note ?? (() => {}));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      yield { name, read: () => Promise.reject(error) };
    }
  }
}

async function* answer(
  reader: ServerReader,
  query: string,
  name: string,
  note: (text: string) => void,
): AsyncGenerator<Source> {
  let address: string | undefined = reader.address(query);
  const read = new Set<string>();
  let number = 0;
  while (address !== undefined) {
    if (read.has(address)) throw new SourceError('A next page of the server is one that has been read before.', 'io');
    if (read.size >= reader.limits.pages)
      throw new SourceError(
        `There are more pages than ${reader.limits.pages}. Ask for less, or for larger pages.`,
        'too-large',
      );
    read.add(address);
    const page = await reader.json(address);
    if (!isObject(page)) throw new SourceError('The server answered with what is no resource.', 'io');
    const { resourceType } = page;
    if (resourceType === undefined && Array.isArray(page['output'])) {
      yield* bulkFiles(reader, page, address, name);
      return;
    }
    if (resourceType === 'OperationOutcome')
      throw new SourceError(
        `The server answered with an OperationOutcome${issueTypes(page)} in place of records.`,
        'io',
      );
    if (!isList(page)) {
      yield resourceSource(page, `${name}/1`);
      return;
    }
    for (const resource of resourcesOf(page)) {
      if (resource['resourceType'] === 'OperationOutcome')
        note(`The server says something of ${name}${issueTypes(resource)}.`);
      else {
        number += 1;
        yield resourceSource(resource, `${name}/${number}`);
      }
    }
    address = nextOf(page, reader, address);
  }
}

/** A document or message is one record; the results of a search are many. */
function isList({ resourceType, type }: Record<string, unknown>): boolean {
  return resourceType === 'Bundle' && (type === 'searchset' || type === 'history');
}

function* resourcesOf({ entry }: Record<string, unknown>): Generator<Record<string, unknown>> {
  for (const each of Array.isArray(entry) ? (entry as unknown[]) : []) {
    const resource = isObject(each) ? each['resource'] : undefined;
    if (isObject(resource)) yield resource;
  }
}

function nextOf({ link }: Record<string, unknown>, reader: ServerReader, from: string): string | undefined {
  const links = Array.isArray(link) ? (link as unknown[]) : [];
  const next = links.find((each) => isObject(each) && each['relation'] === 'next');
  const url = isObject(next) ? next['url'] : undefined;
  return typeof url === 'string' ? reader.address(url, from) : undefined;
}

function resourceSource(resource: Record<string, unknown>, name: string): Source {
  const bytes = new TextEncoder().encode(JSON.stringify(resource));
  return { name, size: bytes.length, read: async () => bytes };
}

/** FHIR Bulk Data Access: the manifest of a finished export lists NDJSON files. */
function* bulkFiles(
  reader: ServerReader,
  manifest: Record<string, unknown>,
  from: string,
  name: string,
): Generator<Source> {
  for (const [at, file] of (manifest['output'] as unknown[]).entries()) {
    const url = isObject(file) ? file['url'] : undefined;
    const stream = () => {
      if (typeof url !== 'string') throw new SourceError('The manifest names a file without an address.', 'io');
      return reader.bytes(reader.address(url, from), 'application/fhir+ndjson');
    };
    yield { name: `${name}/file ${at + 1}`, read: async () => readStream(stream()), stream };
  }
}
