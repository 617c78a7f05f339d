import { describe, expect, it } from 'vitest';
import { bodyOfFile, proposalOf, typesFor } from './fileModel';

const model = proposalOf('f1', {
  label: '设备',
  title_field: 'name',
  fields: [
    { key: 'name', type: 'text', label: '设备名称', searchable: true, settings: { max_length: 200 } },
    { key: 'place', type: 'text', label: '地点', settings: {} },
    { key: 'state', type: 'select', label: '状态', settings: { options: [{ key: 'option_1', label: '在用' }] } },
  ],
});
const [name, place, state] = model.fields as [
  (typeof model.fields)[0],
  (typeof model.fields)[0],
  (typeof model.fields)[0],
];

describe('an object made of a file', () => {
  it('is what was proposed, in the language of the person', () => {
    const body = bodyOfFile(model, '设备台账', 'zh-CN');
    expect(body.label).toEqual({ 'zh-CN': '设备台账' });
    expect(body.title_field).toBe('name');
    expect(body.fields[0]).toMatchObject({ label: { 'zh-CN': '设备名称' }, searchable: true });
    expect(body.fields[2]?.settings).toEqual({ options: [{ key: 'option_1', label: '在用' }] });
  });

  it('forgets the settings of a type that was changed, and is named by another text then', () => {
    const changed = { ...model, fields: [{ ...name, type: 'mobile' }, place, { ...state, type: 'text' }] };
    const body = bodyOfFile(changed, '设备', 'zh-CN');
    expect(body.title_field).toBe('place');
    expect(body.fields[0]).toEqual({ key: 'name', type: 'mobile', label: { 'zh-CN': '设备名称' }, settings: {} });
    expect(body.fields[1]).toMatchObject({ searchable: true });
    expect(body.fields[2]?.settings).toEqual({});
  });

  it('offers the type that was found first, and choices only where they were found', () => {
    expect(typesFor(state)[0]).toBe('select');
    expect(typesFor(place)).not.toContain('select');
  });
});
