import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../../../src/terminology/import/rf2/choose-files.js';
import { parseRf2Name, partOf } from '../../../../src/terminology/import/rf2/file-name.js';

describe('names of RF2 files', () => {
  it.each([
    ['sct2_Concept_Snapshot_INT_20240101.txt', 'concepts', 'Snapshot', '20240101'],
    ['sct2_Concept_MONOSnapshot_GB_20240731.txt', 'concepts', 'Snapshot', '20240731'],
    ['sct2_Concept_UKCLFull_GB1000000_20240410.txt', 'concepts', 'Full', '20240410'],
    ['xsct2_Concept_Delta_INT_20240101.txt', 'concepts', 'Delta', '20240101'],
    ['sct2_Description_UKDRSnapshot-en_GB1000001_20240410.txt', 'descriptions', 'Snapshot', '20240410'],
    ['sct2_Relationship_Snapshot_1000119_20240410.txt', 'relationships', 'Snapshot', '20240410'],
    ['sct2_RelationshipConcreteValues_Snapshot_INT_20240101.txt', 'values', 'Snapshot', '20240101'],
    ['der2_cRefset_LanguageMONOSnapshot-en-GB_GB_20240731.txt', 'languages', 'Snapshot', '20240731'],
    ['der2_cRefset_AssociationSnapshot_INT_20240101.txt', 'associations', 'Snapshot', '20240101'],
    ['der2_cRefset_AssociationReferenceFull_INT_20180731.txt', 'associations', 'Full', '20180731'],
    ['der2_ssRefset_ModuleDependencySnapshot_INT_20240101.txt', 'modules', 'Snapshot', '20240101'],
    ['der2_Refset_SimpleUKCLSnapshot_GB1000000_20240410.txt', 'members', 'Snapshot', '20240410'],
    ['der2_iisssccRefset_ExtendedMapSnapshot_INT_20240101.txt', 'members', 'Snapshot', '20240101'],
    ['sct2_StatedRelationship_Snapshot_INT_20240101.txt', undefined, 'Snapshot', '20240101'],
    ['sct2_TextDefinition_Snapshot-en_INT_20240101.txt', undefined, 'Snapshot', '20240101'],
    ['sct2_sRefset_OWLExpressionSnapshot_INT_20240101.txt', undefined, 'Snapshot', '20240101'],
  ])('%s', (name, part, release, date) => {
    const parsed = parseRf2Name(name)!;
    expect(parsed).toMatchObject({ release, date });
    expect(partOf(parsed)).toBe(part);
  });

  it.each([
    'readme.txt',
    'doc_Icd10Map_INT_20240101.pdf',
    'sct2_Concept_INT_20240101.txt',
    'sct2_Concept_Snapshot_INT.txt',
  ])('%s is none', (name) => {
    expect(parseRf2Name(name)).toBeUndefined();
  });
});

it('several packages in one folder are each taken from their Snapshot, and the latest gives the version', () => {
  const names = ['Concept_', 'Description_', 'Relationship_'].flatMap((content) => [
    `all/Full/International/Snapshot/Terminology/sct2_${content}Snapshot_INT_20240101.txt`,
    `all/Full/International/Full/Terminology/sct2_${content}Full_INT_20240101.txt`,
    `all/Full/UK/Full/Terminology/sct2_${content}Full_GB1000000_20240410.txt`,
    `all/Full/UK/Delta/Terminology/sct2_${content}Delta_GB1000000_20240410.txt`,
  ]);
  const open = () => {
    throw new Error('no file is read to choose it');
  };
  const choice = chooseFiles(names.map((name) => ({ name, bytes: 1, open })));
  expect(choice.files.map(({ name }) => name).sort()).toEqual(
    names.filter((name) => /International\/Snapshot|UK\/Full/.test(name)).sort(),
  );
  expect(choice).toMatchObject({ hasHistory: true, version: '20240410' });
});
