/** In charge of a believable file of customers, 20 columns wide, as it comes out of somebody's drawer. */
import { type Document, xlsx } from './documents';

/** What customers are called and made of, in one language. */
interface Vocabulary {
  columns: readonly string[];
  names: readonly string[];
  trades: readonly string[];
  industries: readonly string[];
  sources: readonly string[];
  places: readonly string[];
  tags: readonly string[];
  between: string;
  yes: readonly [string, string];
  thousands: (tens: number) => string;
  day: (year: number, month: number, day: number) => string;
  contact: (number: string) => string;
  street: (number: number) => string;
  note: string;
}

const CHINESE: Vocabulary = {
  columns: [
    ...[
      '客户名称',
      '级别',
      '行业',
      '来源',
      '年营业额（万元）',
      '首次成交日期',
      '员工人数',
      '信用额度',
      '联系人',
      '手机',
    ],
    ...['电话', '邮箱', '地区', '详细地址', '简称', '标签', '折扣率', '结算卡号', '重点客户', '备注'],
  ],
  names: ['云杉', '澄湖', '南麓', '岚阜', '沐野', '青石', '临溪', '桐溪', '松崖', '霁川'],
  trades: ['仪器', '水务', '机械', '阀门', '电子', '制动', '电驱', '数控', '包装', '轴承'],
  industries: ['装备制造', '汽车零部件', '电子与仪器', '食品饮料', '化工与材料'],
  sources: ['展会', '官网', '老客户介绍', '来电'],
  places: ['浙江省/杭州市/余杭区', '江苏省/苏州市/吴中区', '广东省/深圳市/光明区', '湖南省/长沙市/岳麓区'],
  tags: ['出口型', '自有车间', '国产替代'],
  between: '、',
  yes: ['是', '否'],
  thousands: (tens) => `${tens}万`,
  day: (year, month, day) => `${year}年${month}月${day}日`,
  contact: (number) => `联系人${number}`,
  street: (number) => `示例路 ${number} 号`,
  note: '=样例备注，不是公式',
};

const ENGLISH: Vocabulary = {
  columns: [
    ...['Company', 'Level', 'Industry', 'Source', 'Revenue', 'First order', 'Employees', 'Credit limit', 'Person'],
    ...['Mobile', 'Phone', 'Email', 'City', 'Address', 'Short name', 'Tags', 'Discount', 'Account', 'Key account'],
    'Notes',
  ],
  names: [
    'Spruce',
    'Clearlake',
    'Southfoot',
    'Mistral',
    'Moorland',
    'Bluestone',
    'Brookside',
    'Alder',
    'Cliff',
    'Haze',
  ],
  trades: [
    ...['Instruments', 'Water', 'Machines', 'Valves', 'Electronics', 'Brakes', 'Drives', 'Controls', 'Packaging'],
    'Bearings',
  ],
  industries: ['Machinery', 'Car parts', 'Electronics', 'Food and drink', 'Chemicals'],
  sources: ['Fair', 'Website', 'Recommended', 'Telephone'],
  places: ['Hangzhou', 'Suzhou', 'Shenzhen', 'Changsha'],
  tags: ['Exports', 'Own workshop', 'Newcomer'],
  between: '; ',
  yes: ['yes', 'no'],
  thousands: (tens) => `${tens}0,000`,
  day: (year, month, day) => `${year}-${month}-${day}`,
  contact: (number) => `Person ${number}`,
  street: (number) => `Example Road ${number}`,
  note: '=a note, no formula',
};

/** What the workbook has above the header, each over the columns that belong together. */
const GROUPS: readonly (readonly [string, number])[] = [
  ['Customer', 4],
  ['Business', 4],
  ['Contact', 6],
  ['Other', 6],
];

const LEVELS = ['A', 'B', 'C'];

/** Every so many rows repeat the phone of the row before. */
const TWICE_EVERY = 500;

const at = (list: readonly string[], n: number): string => list[n % list.length] as string;

/** One customer; phones as spreadsheets spoil them, amounts and dates as people write them. */
function row(words: Vocabulary, n: number): string[] {
  const number = String(n).padStart(5, '0');
  const own = n % TWICE_EVERY === TWICE_EVERY - 1 ? n - 1 : n;
  const phone = String(13_800_000_000 + own);
  const space = words === ENGLISH ? ' ' : '';
  return [
    [at(words.names, n), at(words.trades, Math.floor(n / 10)), number].join(space),
    at(LEVELS, n * 7),
    at(words.industries, n * 3),
    at(words.sources, n),
    `${1 + (n % 900)}.5`,
    words.day(2020 + (n % 6), 1 + (n % 12), 1 + (n % 28)),
    String(20 + (n % 800)),
    n % 5 === 0 ? words.thousands(1 + (n % 90)) : String((1 + (n % 90)) * 10_000),
    words.contact(number),
    n % 10 === 0 && own === n ? `${phone.slice(0, 1)}.${phone.slice(1)}E+10` : phone,
    `0571-${String(80_000_000 + n)}`,
    `c${number}@example.com`,
    at(words.places, n),
    words.street(n + 1),
    at(words.names, n),
    n % 4 === 0 ? `${at(words.tags, n)}${words.between}${at(words.tags, n + 1)}` : at(words.tags, n),
    `${80 + (n % 20)}%`,
    `622202${String(n).padStart(13, '0')}`,
    n % 9 === 0 ? words.yes[0] : words.yes[1],
    n % 3 === 0 ? words.note : '',
  ];
}

/** Customers in English as a workbook with a header of two rows, the upper one merged. */
export function customersXlsx(count: number): Document {
  let column = 0;
  const merged: string[] = [];
  const upper = GROUPS.flatMap(([name, width]) => {
    const letter = (place: number) => String.fromCharCode(65 + place);
    merged.push(`${letter(column)}1:${letter(column + width - 1)}1`);
    column += width;
    return [name, ...Array<string>(width - 1).fill('')];
  });
  return xlsx('Customers.xlsx', [upper, ENGLISH.columns, ...rows(ENGLISH, count)], merged);
}

/** Customers in Chinese as an old ERP exports them: comma, CRLF, GBK. */
export function customersCsv(count: number): Document {
  const lines = [CHINESE.columns, ...rows(CHINESE, count)].map((cells) => cells.map(quoted).join(','));
  return { name: '客户台账.csv', mimeType: 'text/csv', buffer: gbk(lines.join('\r\n')) };
}

const rows = (words: Vocabulary, count: number) => Array.from({ length: count }, (_, n) => row(words, n));
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Text as older spreadsheets on Windows write it: one or two bytes a sign. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high < 0xff; high++) {
    for (let low = 0x40; low < 0xff; low++) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return Buffer.from([...text].flatMap((sign) => codes.get(sign) ?? sign.charCodeAt(0)));
}
