import { describe, expect, test } from 'vitest';
import { bookOf, downTo } from '../region/book';
import { labelOf } from '../tree/nodes';
import { lineOf, splitLine } from './value';

const book = bookOf([
  { code: '110000', name: '北京市', pinyin: 'bei jing shi' },
  { code: '110105', name: '朝阳区', pinyin: 'chao yang qu' },
  { code: '420000', name: '湖北省', pinyin: 'hu bei sheng' },
  { code: '429004', name: '仙桃市', pinyin: 'xian tao shi' },
  { code: '440000', name: '广东省', pinyin: 'guang dong sheng' },
  { code: '440300', name: '深圳市', pinyin: 'shen zhen shi' },
  { code: '440305', name: '南山区', pinyin: 'nan shan qu' },
  { code: '150000', name: '内蒙古自治区', pinyin: 'nei meng gu zi zhi qu' },
  { code: '150100', name: '呼和浩特市', pinyin: 'hu he hao te shi' },
]);

describe('the regions of the country', () => {
  test('a code is named by its whole way, also where a level is missing', () => {
    const named = (code: string) => labelOf(book.trailTo(code) ?? []);
    expect(named('440305')).toBe('广东省 / 深圳市 / 南山区');
    expect(named('110105')).toBe('北京市 / 朝阳区');
    expect(named('429004')).toBe('湖北省 / 仙桃市');
    expect(book.trailTo('999999')).toBeNull();
  });

  test('down to cities there are no districts, but cities that a province rules directly', () => {
    const codes = downTo(book.tree, 'city').flatMap(({ key, children = [] }) => [
      key,
      ...children.map((one) => one.key),
    ]);
    expect(codes).toEqual(['110000', '150000', '150100', '420000', '429004', '440000', '440300']);
    expect(downTo(book.tree, 'province').every(({ children = [] }) => children.length === 0)).toBe(true);
  });
});

describe('a pasted line', () => {
  test.each([
    ['广东省深圳市南山区科苑路 15 号 518057', '440305', '科苑路 15 号', '518057'],
    ['中国广东深圳南山样例路8号', '440305', '样例路8号', null],
    ['深圳市南山区样例大厦3楼', '440305', '样例大厦3楼', null],
    ['北京朝阳区样例街1号 邮编：100020', '110105', '样例街1号', '100020'],
    ['内蒙古呼和浩特样例街', '150100', '样例街', null],
    ['Sample Street 5', null, 'Sample Street 5', null],
    ['', null, '', null],
  ])('%s is split into its parts', (line, region, text, postcode) => {
    expect(splitLine(line, book)).toEqual({ region, text, postcode });
  });

  test('an address is written on one line again', () => {
    expect(lineOf({ region: '440305', text: '样例路 8 号', postcode: '518000' }, book)).toBe(
      '广东省深圳市南山区样例路 8 号 518000',
    );
  });
});
