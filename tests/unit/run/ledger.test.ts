/** Names of payloads and of sources that could not be read, where payloads are named by their number. */
import { describe, expect, it } from 'vitest';
import { createChecker, type Source, SourceError } from '../../../src/index.js';

const bytes = new TextEncoder().encode('{"resourceType":"Patient","id":"a"}');
const source = (name: string, there = true): Source => ({
  name,
  size: bytes.length,
  async read() {
    if (!there) throw new SourceError('The file is not there.', 'not-found');
    return bytes;
  },
});

describe('a run that names payloads by number', () => {
  it('gives a source that could not be read no number of a payload', async () => {
    async function* sources() {
      yield* [source('lost.json', false), source('a.json'), source('gone.json', false), source('b.json')];
    }
    const checker = await createChecker({ names: 'index', standard: ['nhs-number'] });
    const report = await checker.run(sources());
    expect(report.payloads.map(({ name }) => name)).toEqual(['payload 1', 'payload 2']);
    expect(report.errors.map(({ payload }) => payload)).toEqual(['unread source 1', 'unread source 2']);
  });
});
