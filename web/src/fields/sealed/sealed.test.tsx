/** A sealed value is told only on a press, for a while, and never without a record. */
import { afterEach, expect, test, vi } from 'vitest';
import { FormRecordContext } from '../formContext';
import { describedField, mounted } from '../mounted';
import * as asking from './reveal';
import { SealedView } from './SealedView';

const field = describedField('id_card', { key: 'card', label: 'Card' });
const value = { masked: '**************0018' };
const shown = (id: string | null) =>
  mounted(
    <FormRecordContext value={{ object: 'customer', id, values: {} }}>
      <SealedView field={field} value={value} />
    </FormRecordContext>,
  );

vi.mock('../../kit/toast', () => ({ useToast: () => ({ error: () => undefined }) }));
afterEach(() => vi.restoreAllMocks());

test('a press asks the server for this field of this record, and a second one hides the answer', async () => {
  const reveal = vi.spyOn(asking, 'reveal').mockResolvedValue('440305199001010018');
  const page = await shown('r1');
  expect(page.text()).not.toContain('440305');
  await page.click(page.one('button', 'Show Card'));
  await page.settle();
  expect(reveal).toHaveBeenCalledWith('customer', 'r1', 'card');
  expect(page.text()).toContain('440305199001010018');
  await page.click(page.one('button', 'Hide Card'));
  expect(page.text()).not.toContain('440305');
});

test('what is open closes when the focus leaves it', async () => {
  vi.spyOn(asking, 'reveal').mockResolvedValue('440305199001010018');
  const page = await shown('r1');
  const button = page.one('button', 'Show Card');
  button.focus();
  await page.click(button);
  await page.settle();
  expect(page.text()).toContain('440305199001010018');
  button.blur();
  await page.settle();
  expect(page.text()).not.toContain('440305');
});

test('where no record is, there is nothing to press', async () => {
  expect((await shown(null)).all('button')).toEqual([]);
});
