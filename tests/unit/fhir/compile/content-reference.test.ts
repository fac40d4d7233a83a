import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable } from '../check.js';

const questionnaire = (item: JsonObject): JsonObject => ({
  resourceType: 'Questionnaire',
  status: 'draft',
  item: [{ linkId: '1', type: 'group', item: [item] }],
});

const composition = (section: JsonObject): JsonObject => ({
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'Invented' },
  date: '2024-01-01',
  author: [{ display: 'Nobody' }],
  title: 'Invented',
  section: [{ title: 'Outer', section: [section] }],
});

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Text</div>' };

describe('An element that takes its content from another', () => {
  errorTable([
    [
      'has the constraints of that other',
      composition({ title: 'Inner' }),
      'Composition.section[0].section[0] invariant cmp-1',
    ],
    ['is left alone where they hold', composition({ title: 'Inner', text })],
    [
      'has them as often as it recurs',
      composition({ title: 'Inner', section: [{ title: 'Inmost' }] }),
      'Composition.section[0].section[0].section[0] invariant cmp-1',
    ],
    [
      'has them in questionnaires too',
      questionnaire({ linkId: '2', type: 'group' }),
      'Questionnaire.item[0].item[0] invariant que-1',
    ],
    ['and is left alone there', questionnaire({ linkId: '2', type: 'display', text: 'Invented' })],
  ]);
});
