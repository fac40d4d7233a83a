import { describe, expect, it } from 'vitest';
import { importClaml, isClaml } from '../../../../src/terminology/import/claml/import.js';
import { fileOf, headOf, OPTIONS, opened } from './memory-files.js';

const label = (text: string) => `<Rubric kind="preferred"><Label xml:lang="en">${text}</Label></Rubric>`;
const claml = (name = 'ICD-10') => `<?xml version="1.0"?><!DOCTYPE ClaML SYSTEM "ClaML.dtd"><ClaML version="2.0.0">
<Title date="2016-01-01" name="${name}" version="2016">Made up</Title>
<Class code="IV" kind="chapter">${label('Chapter')}</Class>
<Class code="E10-E14" kind="block">${label('Block')}</Class>
<Class code="E10" kind="category"><SuperClass code="E10-E14"/><ModifiedBy code="S4"/>${label('Made-up disease')}</Class>
<Class code="G63" kind="category" usage="aster"><SuperClass code="G60"/>${label('Sign <Reference>E10.4</Reference> of it')}</Class>
<Class code="G63.0" kind="category" usage="aster"><SuperClass code="G63"/>${label('First sign')}</Class>
<Class code="M45" kind="category"><SuperClass code="M40"/><ModifiedBy code="S5" all="false"><ValidModifierClass code="1"/></ModifiedBy>${label('Of a joint')}</Class>
<Modifier code="S4"/>
<ModifierClass code=".4" modifier="S4" usage="dagger"><SuperClass code="S4"/>${label('with signs')}</ModifierClass>
<ModifierClass code=".9" modifier="S4"><SuperClass code="S4"/>${label('without')}</ModifierClass>
<ModifierClass code="1" modifier="S5">${label('arm')}</ModifierClass>
<ModifierClass code="2" modifier="S5">${label('leg')}</ModifierClass>
</ClaML>`;
const made = async (text: string) => importClaml([fileOf('a.xml', text)], OPTIONS);

describe('ICD-10 in ClaML', () => {
  it('has categories, and those that modifiers make of them', async () => {
    const index = opened(await made(claml()));
    const codes = Array.from({ length: index.concepts }, (_, at) => index.code(at));
    expect(codes).toEqual(['E10', 'E10.4', 'E10.9', 'G63', 'G63.0', 'M45', 'M45.X1']);
    expect(index.property('usage', index.find('G630A'))).toEqual(['asterisk']);
    expect(index.property('usage', index.find('E10.4'))).toEqual(['dagger']);
    expect(index.property('usage', index.find('E10.9'))).toEqual([]);
    expect(index.parents(index.find('E10.4'))).toEqual([index.find('E10')]);
    expect(index.matchDisplay(index.find('E10.4'), 'Made-up disease with signs')).toBe('preferred');
    expect(index.matchDisplay(index.find('G63'), 'Sign of it')).toBe('preferred');
    expect(index.find('M45X1')).toBe(index.find('M45.X1'));
    expect(index.meta.version).toBe('2016');
  });

  it('is told by its content, and is not another country’s', async () => {
    expect(isClaml(headOf(claml()))).toBe(true);
    await expect(made(claml('ICD-10-GM'))).rejects.toThrow('not of ICD-10');
    await expect(made(claml().slice(0, 700))).rejects.toThrow('damaged at line');
    await expect(made(claml().replace('"ClaML.dtd"', '"x" [<!ENTITY a "b">]'))).rejects.toThrow('entities');
  });
});
