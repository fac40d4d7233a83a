/** UNB to UNZ and UNH to UNT: references that are to agree and counts that are to be right (ISO 9735, 5 and 6). */
import type { MessageFact } from '../facts.js';
import { type Interchange, type Located, pathOf, textAt } from './message.js';

type Field = [name: string, value: string | undefined, path: string];

export function readInterchange(all: readonly Located[], interchange: Interchange): void {
  const header = all.find(({ segment }) => segment.tag === 'UNB');
  const trailer = all.findLast(({ segment }) => segment.tag === 'UNZ');
  const around = header ?? trailer;
  if (!around) return;
  const messages = all.filter(({ segment }) => segment.tag === 'UNH').length;
  const end = trailer ?? around;
  const version = header && [textAt(header, 1, 1), textAt(header, 1, 2)].filter((part) => part !== undefined).join(':');
  const fields: Field[] = [
    ['sender', header && textAt(header, 2), pathOf(around, 2, 1)],
    ['recipient', header && textAt(header, 3), pathOf(around, 3, 1)],
    ['reference', header && textAt(header, 5), pathOf(around, 5)],
    ['trailerReference', trailer && textAt(trailer, 2), pathOf(end, 2)],
    ['declaredCount', trailer && textAt(trailer, 1), pathOf(end, 1)],
    ['count', String(messages), pathOf(end, 1)],
    ['application', header && textAt(header, 7), pathOf(around, 7)],
    ['test', header && textAt(header, 11), pathOf(around, 11)],
  ];
  interchange.out.add(factOf(pathOf(around), 'UNB', version, fields));
}

/** @param all the segments of one message, UNH first */
export function readMessage(all: readonly Located[], interchange: Interchange): void {
  const header = all[0];
  if (header?.segment.tag !== 'UNH') return;
  const trailer = all.findLast(({ segment }) => segment.tag === 'UNT');
  const end = trailer ?? header;
  const fields: Field[] = [
    ['reference', textAt(header, 1), pathOf(header, 1)],
    ['trailerReference', trailer && textAt(trailer, 2), pathOf(end, 2)],
    ['declaredCount', trailer && textAt(trailer, 1), pathOf(end, 1)],
    ['count', String(all.length), pathOf(end, 1)],
    ['association', textAt(header, 2, 5), pathOf(header, 2, 5)],
  ];
  interchange.out.add(factOf(pathOf(header), textAt(header, 2) ?? '', textAt(header, 2, 5), fields));
}

function factOf(path: string, type: string, version: string | undefined, fields: Field[]): MessageFact {
  const fact: MessageFact = { kind: 'message', path, type, fields: {}, fieldPaths: {} };
  if (version) fact.version = version;
  for (const [name, value, at] of fields) {
    fact.fields[name] = value;
    fact.fieldPaths[name] = at;
  }
  return fact;
}
