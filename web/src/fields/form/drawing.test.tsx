/** A form of 200 fields answers every keystroke: only what is typed into is drawn again. */
import { expect, test } from 'vitest';
import { describedField, mounted } from '../mounted';
import { fieldTypeOf } from '../registry';
import type { EditorProps } from '../type';
import type { ArrangedTab } from './arrange';
import { FormFields } from './FormFields';
import { useFormState } from './useFormState';

const FIELDS = Array.from({ length: 200 }, (_, i) => describedField('text', { key: `f${i}`, label: `Field ${i}` }));
const TABS: readonly ArrangedTab[] = [
  {
    key: 'all',
    label: '',
    groups: [
      {
        key: 'all',
        label: '',
        columns: 1,
        collapsed: false,
        items: FIELDS.map((field) => ({ kind: 'field', field, span: 1 })),
      },
    ],
  },
];

function Form() {
  const form = useFormState(FIELDS, {});
  return <FormFields tabs={TABS} form={form} />;
}

test('a keystroke draws the field it belongs to and no other', async () => {
  const type = fieldTypeOf('text') as { Editor: (props: EditorProps<string>) => React.ReactNode };
  const { Editor } = type;
  const drawn: string[] = [];
  type.Editor = function Counted(props) {
    drawn.push(props.field.key);
    return <Editor {...props} />;
  };
  try {
    const page = await mounted(<Form />);
    expect(new Set(drawn).size).toBe(FIELDS.length);
    drawn.length = 0;
    const box = document.getElementById('field-f100');
    if (!box) throw new Error('the field is not on the form');
    await page.type(box, 'a');
    await page.type(box, 'ab');
    expect([...new Set(drawn)]).toEqual(['f100']);
    expect(drawn.length).toBeLessThanOrEqual(4);
  } finally {
    type.Editor = Editor;
  }
});
