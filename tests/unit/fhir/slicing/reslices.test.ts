import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, noteTable, patient } from '../check.js';
import { by, identifier, identifiers, setting, slicing } from './sliced-patients.js';

describe('slices of slices, and slices that cannot be used', () => {
  const reslices: JsonObject[] = [
    ...identifiers(),
    { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', ...slicing([by('use')]) },
    { id: 'Patient.identifier:b/old', path: 'Patient.identifier', sliceName: 'b/old', max: '1' },
    { id: 'Patient.identifier:b/old.system', path: 'Patient.identifier.system', fixedUri: 'urn:invented:b' },
    { id: 'Patient.identifier:b/old.use', path: 'Patient.identifier.use', min: 1, fixedCode: 'old' },
  ];
  const b = (use: string): JsonObject => ({ ...identifier('b'), use });
  errorTable(
    [
      ['one of the inner slice', patient({ identifier: [identifier('a'), b('old'), b('usual')] })],
      ['two of the inner slice', patient({ identifier: [identifier('a'), b('old'), b('old')] }), 'Patient structure'],
    ],
    setting('Patient', reslices),
  );
  errorTable(
    [
      [
        'two slices that an element fits',
        patient({ name: [{ use: 'usual', family: 'A' }] }),
        'Patient.name[0] invalid',
      ],
    ],
    setting('Patient', [
      { id: 'Patient.name', path: 'Patient.name', ...slicing([by('use')]) },
      { id: 'Patient.name:x', path: 'Patient.name', sliceName: 'x' },
      { id: 'Patient.name:y', path: 'Patient.name', sliceName: 'y' },
    ]),
  );
  noteTable(
    [['slices that nothing tells apart', patient({ photo: [{ title: 'x' }] }), 'warning', 'Patient not-supported']],
    setting('Patient', [
      { id: 'Patient.photo', path: 'Patient.photo', ...slicing([by('title')]) },
      { id: 'Patient.photo:x', path: 'Patient.photo', sliceName: 'x' },
    ]),
  );
});
