/** In charge of a believable file of customers, 20 columns wide, as it comes out of somebody's drawer. */
import { type Document, xlsx } from './documents';

/** What a workbook has above the header, each over the columns that belong together. */
const GROUPS: readonly (readonly [string, number])[] = [
  ['客户', 6],
  ['联系', 6],
  ['经营', 5],
  ['其他', 3],
];

const COLUMNS = [
  '客户名称',
  '简称',
  '级别',
  '行业',
  '来源',
  '标签',
  '联系人',
  '手机',
  '电话',
  '邮箱',
  '地区',
  '详细地址',
  '年营业额（万元）',
  '信用额度',
  '员工人数',
  '折扣率',
  '首次成交日期',
  '结算卡号',
  '重点客户',
  '备注',
] as const;

const LEVELS = ['A', 'B', 'C'];
const INDUSTRIES = ['装备制造', '汽车零部件', '电子与仪器', '食品饮料', '化工与材料'];
const SOURCES = ['展会', '官网', '老客户介绍', '来电'];
const PLACES = ['浙江省/杭州市/余杭区', '江苏省/苏州市/吴中区', '广东省/深圳市/光明区', '湖南省/长沙市/岳麓区'];
const NAMES = ['云杉', '澄湖', '南麓', '岚阜', '沐野', '青石', '临溪', '桐溪', '松崖', '霁川'];
const TRADES = ['仪器', '水务', '机械', '阀门', '电子', '制动', '电驱', '数控', '包装', '轴承'];
const TAGS = ['出口型', '自有车间', '国产替代'];

/** Every so many rows repeat the phone of the row before. */
const TWICE_EVERY = 500;

const at = (list: readonly string[], n: number): string => list[n % list.length] as string;

/** One customer; phones as spreadsheets spoil them, amounts and dates as people write them. */
function row(n: number): string[] {
  const number = String(n).padStart(5, '0');
  const own = n % TWICE_EVERY === TWICE_EVERY - 1 ? n - 1 : n;
  const phone = String(13_800_000_000 + own);
  return [
    `${at(NAMES, n)}${at(TRADES, Math.floor(n / 10))}${number}`,
    at(NAMES, n),
    at(LEVELS, n * 7),
    at(INDUSTRIES, n * 3),
    at(SOURCES, n),
    n % 4 === 0 ? `${at(TAGS, n)}、${at(TAGS, n + 1)}` : at(TAGS, n),
    `联系人${number}`,
    n % 10 === 0 && own === n ? `${phone.slice(0, 1)}.${phone.slice(1)}E+10` : phone,
    `0571-${String(80_000_000 + n)}`,
    `c${number}@example.com`,
    at(PLACES, n),
    `示例路 ${n + 1} 号`,
    `${1 + (n % 900)}.5`,
    n % 5 === 0 ? `${1 + (n % 90)}万` : String((1 + (n % 90)) * 10_000),
    String(20 + (n % 800)),
    `${80 + (n % 20)}%`,
    `202${n % 6}年${1 + (n % 12)}月${1 + (n % 28)}日`,
    `622202${String(n).padStart(13, '0')}`,
    n % 9 === 0 ? '是' : '否',
    n % 3 === 0 ? '=样例备注，不是公式' : '',
  ];
}

/** The same customers as a workbook with a header of two rows, the upper one merged. */
export function customersXlsx(count: number): Document {
  let column = 0;
  const merged: string[] = [];
  const upper = GROUPS.flatMap(([name, width]) => {
    const letter = (place: number) => String.fromCharCode(65 + place);
    merged.push(`${letter(column)}1:${letter(column + width - 1)}1`);
    column += width;
    return [name, ...Array<string>(width - 1).fill('')];
  });
  return xlsx('客户台账.xlsx', [upper, [...COLUMNS], ...rows(count)], merged);
}

/** Customers as an old ERP exports them: comma, CRLF, GBK. */
export function customersCsv(count: number): Document {
  const lines = [[...COLUMNS], ...rows(count)].map((cells) => cells.map(quoted).join(','));
  return { name: '客户台账.csv', mimeType: 'text/csv', buffer: gbk(lines.join('\r\n')) };
}

const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));
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
