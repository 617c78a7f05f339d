import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Carrier, carry, freeName, take, typeOf } from './clipboard';

interface Part {
  key: string;
}
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && typeof (value as Part).key === 'string';

class Machine implements Carrier {
  held = new Map<string, string>();
  setData = (type: string, text: string) => void this.held.set(type, text);
  getData = (type: string) => this.held.get(type) ?? '';
}

describe('carrying parts', () => {
  test('what was copied is pasted as a value of its own, with words for other programs', () => {
    const machine = new Machine();
    const parts = [{ key: 'a' }];
    carry({ kind: 'fields', source: 'one', parts }, 'A', machine);
    const clip = take('fields', isPart, machine);
    expect(clip).toEqual({ kind: 'fields', source: 'one', parts });
    expect(clip?.parts[0]).not.toBe(parts[0]);
    expect(machine.getData('text/plain')).toBe('A');
  });

  test('without a clipboard the page remembers by itself, until something else was copied', () => {
    carry({ kind: 'nodes', source: 'one', parts: [{ key: 'a' }] }, 'A', null);
    expect(take('nodes', isPart, new Machine())?.parts).toEqual([{ key: 'a' }]);
    const foreign = new Machine();
    foreign.setData('text/plain', 'something else');
    expect(take('nodes', isPart, foreign)).toBeNull();
  });

  test.each([
    '',
    'no json',
    '[]',
    '{"tenon":1,"kind":"nodes","source":"x","parts":[{"key":"a"}]}',
    '{"tenon":1,"kind":"fields","source":"x","parts":[{"key":3}]}',
    '{"tenon":9,"kind":"fields","source":"x","parts":[{"key":"a"}]}',
  ])('what is not a copy of ours is nothing: %s', (text) => {
    const machine = new Machine();
    machine.setData(typeOf('fields'), text);
    machine.setData('text/plain', 'x');
    expect(take('fields', isPart, machine)).toBeNull();
  });

  test('a name is free, fits its length and stays as it was when it can', () => {
    expect(freeName('name', new Set())).toBe('name');
    expect(freeName('name', new Set(['name', 'name_2']))).toBe('name_3');
    const names = fc.stringMatching(/^[a-z][a-z_]{0,40}$/);
    fc.assert(
      fc.property(names, fc.array(names), (wanted, others) => {
        const taken = new Set([wanted, ...others]);
        const name = freeName(wanted, taken);
        expect(taken.has(name)).toBe(false);
        expect(name.length).toBeLessThanOrEqual(41);
      }),
    );
  });
});
