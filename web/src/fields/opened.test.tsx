/** The pane of an editor keeps the keyboard until it is saved or given up. */
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { OpenedEditor } from './controls/OpenedEditor';
import { describedField, mounted } from './mounted';

function Opened() {
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={anchor} type="button">
        Anchor
      </button>
      <OpenedEditor
        field={describedField('tags')}
        value={null}
        anchor={anchor}
        onSave={() => null}
        onClose={() => undefined}
      />
    </>
  );
}

test('Tab goes round in the pane, forwards and back', async () => {
  const page = await mounted(<Opened />);
  const box = page.one('combobox');
  const [, , save] = page.all('button').slice(-3);
  save?.focus();
  await page.key(save as HTMLElement, 'Tab');
  expect(document.activeElement).toBe(box);
  await page.key(box, 'Tab', { shiftKey: true });
  expect(document.activeElement).toBe(save);
});
