/** What is chosen is what is sent, by pointer and by keyboard; what is retired stays visible and cannot be chosen. */
import { describe, expect, test, vi } from 'vitest';
import { describedField, edited } from './mounted';

const options = [
  { key: 'hua_dong', label: '\u534e\u4e1c', color: 'teal', retired: false },
  { key: 'b', label: 'Beta', color: 'amber', retired: false },
  { key: 'c', label: 'Gamma', color: 'plum', retired: false },
  { key: 'old', label: 'Old', color: 'stone', retired: true },
];

describe('radio buttons', () => {
  const field = describedField('radio', { options });

  test('a press sends the key, Delete takes it back', async () => {
    const page = await edited(field, null);
    await page.click(page.one('radio', 'Beta'));
    expect(page.last()).toBe('b');
    await page.key(page.one('radio', 'Beta'), 'Delete');
    expect(page.last()).toBeNull();
  });

  test('a retired option is shown only where it is held, and cannot be pressed', async () => {
    expect((await edited(field, 'b')).all('radio', 'Old')).toEqual([]);
    const held = (await edited(field, 'old')).one('radio', 'Old') as HTMLInputElement;
    expect([held.checked, held.disabled]).toEqual([true, true]);
  });
});

describe('checkboxes', () => {
  test('keys are sent in the order of the options, none at all as nothing', async () => {
    const page = await edited(describedField('checkbox_group', { options }), ['c']);
    await page.click(page.one('checkbox', 'Beta'));
    expect(page.last()).toEqual(['b', 'c']);
    await page.click(page.one('checkbox', 'Beta'));
    await page.click(page.one('checkbox', 'Gamma'));
    expect(page.last()).toBeNull();
  });
});

describe('multi select', () => {
  const field = describedField('multi_select', { options });

  test('typing narrows, Enter ticks, Backspace takes the last one back', async () => {
    const page = await edited(field, null);
    const box = page.one('combobox');
    await page.type(box, 'gam');
    expect(page.all('option')).toHaveLength(1);
    await page.key(box, 'Enter');
    await page.key(box, 'ArrowDown');
    await page.key(box, 'Enter');
    expect(page.last()).toEqual(['b', 'c']);
    await page.key(box, 'Backspace');
    expect(page.last()).toEqual(['b']);
  });

  test('a label is found by its pinyin and by its initials', async () => {
    const page = await edited(field, null);
    for (const typed of ['huadong', 'hd', 'dong']) {
      await page.type(page.one('combobox'), typed);
      expect(page.all('option').map(({ textContent }) => textContent)).toEqual([options[0]?.label]);
    }
  });

  test('an Enter that confirms a composition chooses nothing', async () => {
    const page = await edited(field, null);
    await page.type(page.one('combobox'), 'gam');
    await page.key(page.one('combobox'), 'Enter', { isComposing: true });
    expect(page.sent).toEqual([]);
  });

  test('a retired option is a chip that can be taken away, and is not offered', async () => {
    const page = await edited(field, ['b', 'old']);
    expect(page.text()).toContain('Old');
    await page.click(page.one('combobox'));
    expect(page.all('option', 'Old')).toEqual([]);
    await page.click(page.one('button', 'Remove Old'));
    expect(page.last()).toEqual(['b']);
  });

  test('no more are taken than the design allows', async () => {
    const page = await edited(describedField('multi_select', { options, settings: { max_count: 1 } }), ['b']);
    await page.click(page.one('combobox'));
    await page.click(page.one('option', 'Gamma'));
    expect(page.sent).toEqual([]);
    expect(page.one('status').textContent).toContain('1 is all that fits');
  });

  test('of ten thousand options only those in sight are drawn', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      key: `k${i}`,
      label: `Line ${i}`,
      color: '',
      retired: false,
    }));
    const page = await edited(describedField('multi_select', { options: many }), null);
    await page.click(page.one('combobox'));
    expect(page.all('option').length).toBeLessThan(60);
    await page.type(page.one('combobox'), 'Line 9999');
    await page.key(page.one('combobox'), 'Enter');
    expect(page.last()).toEqual(['k9999']);
  });
});

describe('tags', () => {
  test('a new word becomes a tag, once, and several at once when pasted', async () => {
    const page = await edited(describedField('tags', { settings: { suggestions: ['VIP'] } }), null);
    const box = page.one('combobox');
    await page.type(box, 'fair');
    await page.key(box, 'Enter');
    expect(page.last()).toEqual(['fair']);
    await page.paste(box, 'Fair\nvip\nnew one');
    expect(page.last()).toEqual(['fair', 'VIP', 'new one']);
  });

  test('without new words only those suggested are taken', async () => {
    const settings = { suggestions: ['VIP'], allow_new: false };
    const page = await edited(describedField('tags', { settings }), null);
    await page.type(page.one('combobox'), 'fair');
    expect(page.all('option')).toEqual([]);
    await page.paste(page.one('combobox'), 'fair\nvip');
    expect(page.last()).toEqual(['VIP']);
  });
});

describe('cascader', () => {
  const tree = [
    {
      key: 'jd',
      label: 'Appliances',
      color: '',
      retired: false,
      children: [
        { key: 'kt', label: 'Air conditioners', color: '', retired: false },
        { key: 'gone', label: 'Radios', color: '', retired: true },
      ],
    },
  ];
  const field = (leaf_only: boolean) => describedField('cascader', { options: tree, settings: { leaf_only } });

  test('arrows go through the levels and Enter sends the path', async () => {
    const page = await edited(field(true), null);
    const box = page.one('combobox');
    await page.key(box, 'ArrowDown');
    await page.key(box, 'ArrowDown');
    await page.key(box, 'Enter');
    expect(page.sent).toEqual([]);
    await page.key(box, 'Enter');
    expect(page.last()).toBe('jd/kt');
  });

  test('one may stop half-way where the design allows it', async () => {
    const page = await edited(field(false), null);
    await page.key(page.one('combobox'), 'ArrowDown');
    await page.key(page.one('combobox'), 'ArrowDown');
    await page.key(page.one('combobox'), 'Enter');
    expect(page.last()).toBe('jd');
  });

  test('typing searches all ways; what is retired is shown and not found', async () => {
    const page = await edited(field(true), 'jd/gone');
    expect(page.text()).toContain('Appliances / Radios');
    await page.type(page.one('combobox'), 'radio');
    expect(page.all('option')).toEqual([]);
    await page.type(page.one('combobox'), 'air');
    await page.key(page.one('combobox'), 'Enter');
    expect(page.last()).toBe('jd/kt');
  });
});

describe('stage', () => {
  const stages = [
    { key: 'lead', label: 'Lead', color: '', retired: false, to: ['talk'] },
    { key: 'talk', label: 'Talks', color: '', retired: false, to: [] },
    { key: 'won', label: 'Won', color: '', retired: false, outcome: 'won' },
  ] as never;
  const field = describedField('stage', { options: stages });
  const record = { object: 'deal', id: 'r', values: { it: 'lead' } };

  test('an allowed move is sent; another says why not and sends nothing', async () => {
    const page = await edited(field, 'lead', { record });
    await page.click(page.one('button', 'Won'));
    expect(page.sent).toEqual([]);
    expect(page.one('status').textContent).toBe('From “Lead” one may only go to “Talks”.');
    await page.click(page.one('button', 'Talks'));
    expect(page.sent).toEqual(['talk']);
  });

  test('a new record may begin anywhere', async () => {
    const page = await edited(field, null);
    await page.click(page.one('button', 'Won'));
    expect(page.last()).toBe('won');
  });
});

describe('people', () => {
  const people = [
    { id: 'u2', name: 'Ben Sample' },
    { id: 'u3', name: 'Cora Sample' },
  ];

  test('members are sent in the order in which they were given', async () => {
    const page = await edited(describedField('users'), [people[1]], {
      prepare: (client) => client.setQueryData(['members', ''], people),
    });
    await page.click(page.one('combobox'));
    await page.click(page.one('option', 'Ben'));
    expect(page.last()).toEqual([people[1], people[0]]);
    await page.click(page.one('button', 'Remove Cora'));
    expect(page.last()).toEqual([people[0]]);
  });

  test('departments stand in the order of their tree', async () => {
    const departments = [
      { id: 'd2', name: 'Shanghai', parent_id: 'd1' },
      { id: 'd3', name: 'Works', parent_id: null },
      { id: 'd1', name: 'Sales', parent_id: null },
    ];
    const page = await edited(describedField('departments'), null, {
      prepare: (client) => client.setQueryData(['departments'], departments),
    });
    await page.click(page.one('combobox'));
    expect(page.all('option').map(({ textContent }) => textContent)).toEqual(['Works', 'Sales', 'Shanghai']);
    await page.click(page.one('option', 'Shanghai'));
    expect(page.last()).toEqual([{ id: 'd2', name: 'Shanghai' }]);
  });
});

describe('sealed values', () => {
  const held = { masked: '************1111' };

  test('the mask is shown and never sent', async () => {
    const page = await edited(describedField('bank_card'), held);
    const box = page.one('textbox') as HTMLInputElement;
    expect([box.value, box.placeholder]).toEqual(['', '************1111 — type to replace']);
    await page.type(box, '4111');
    expect([page.sent, page.problems.at(-1)]).toEqual([[], 'A card number has 13 to 19 digits.']);
    await page.type(box, '4111 1111 1111 1111');
    expect(page.last()).toBe('4111111111111111');
    await page.type(box, '');
    expect(page.last()).toEqual(held);
  });

  test('what was typed is not shown in passing before the server has answered', async () => {
    const { fieldTypeOf } = await import('./registry');
    const { toText } = fieldTypeOf('secret');
    expect(toText('open sesame', describedField('secret'), {} as never)).toBe('********');
  });
});

describe('score', () => {
  const questions = [
    {
      key: 'q1',
      label: 'How long?',
      options: [
        { key: 'a', label: 'Short', points: 1 },
        { key: 'b', label: 'Long', points: '2.5' },
      ],
    },
    {
      key: 'q2',
      label: 'Which?',
      multiple: true,
      options: [
        { key: 'x', label: 'One', points: 3 },
        { key: 'y', label: 'Two', points: 4 },
      ],
    },
  ];
  const grades = [
    { key: 'low', label: 'Careful', from: 0 },
    { key: 'high', label: 'Bold', from: 9 },
  ];

  test('answers are sent with what they make; every question has to be answered first', async () => {
    HTMLDialogElement.prototype.showModal = vi.fn();
    const page = await edited(describedField('score', { settings: { questions, grades } }), null);
    await page.click(page.one('button', 'Answer'));
    await page.click(page.all('radio')[1] as Element);
    expect((page.one('button', 'Done') as HTMLButtonElement).disabled).toBe(true);
    for (const box of page.all('checkbox')) await page.click(box);
    expect(page.text()).toContain('9.5 points');
    await page.click(page.one('button', 'Done'));
    expect(page.last()).toEqual({ score: '9.5', grade: 'high', answers: { q1: 'b', q2: ['x', 'y'] } });
  });
});

test.each([
  ['datetime', 'now', 'Now'],
  ['date', 'today', 'Today'],
])('what a new %s begins with may be a word, which is shown and kept', async (type, word, shown) => {
  const page = await edited(describedField(type), word);
  const box = page.one('textbox') as HTMLInputElement;
  expect(box.value).toBe(shown);
  box.focus();
  box.blur();
  await page.settle();
  expect(page.sent).toEqual([]);
});
