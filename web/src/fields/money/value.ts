/** In charge of amounts of money: how they are read, and how large ones are shown. */
import type { FieldDescription } from '../../api/types';
import { currentLanguage, type Language } from '../../i18n';
import { misfit } from '../number/read';
import { readNumber, showNumber } from '../number/value';
import type { FieldContext, Reading } from '../type';
import { rmbWords } from './rmbWords';

export interface Money {
  /** A decimal string in single units. */
  readonly amount: string;
  /** ISO 4217 */
  readonly currency: string;
}

export const UNITS = ['one', 'ten_thousand', 'hundred_million'] as const;
type Unit = (typeof UNITS)[number];
/** How far a unit moves the point. English counts by thousands, so the same setting means the next unit it has. */
const EXPONENT: Readonly<Record<Unit, Readonly<Record<Language, number>>>> = {
  one: { 'zh-CN': 0, 'en-US': 0 },
  ten_thousand: { 'zh-CN': 4, 'en-US': 3 },
  hundred_million: { 'zh-CN': 8, 'en-US': 6 },
};
/** Places of a figure in a larger unit, where figures stand below each other. */
const LEDGER_PLACES = 1;
const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', JPY: '¥', USD: '$', EUR: '€', GBP: '£' };
const NAMED = /^(?:([A-Z]{3})\s*)?([^A-Z]*?[^A-Z\s])\s*([A-Z]{3})?$/;

interface MoneySettings {
  readonly currency: string;
  readonly decimals: number;
  readonly min: string | null;
  readonly max: string | null;
  readonly unit: Unit;
  readonly upper: boolean;
}

const textOrNull = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value));

export function moneySettings(settings: Readonly<Record<string, unknown>>): MoneySettings {
  return {
    currency: textOrNull(settings.currency) ?? 'CNY',
    decimals: typeof settings.decimals === 'number' ? settings.decimals : 2,
    min: textOrNull(settings.min),
    max: textOrNull(settings.max),
    unit: UNITS.find((unit) => unit === settings.unit) ?? 'one',
    upper: settings.upper === true,
  };
}

export const signOf = (currency: string): string => SIGNS[currency] ?? currency;

export function readMoney(typed: string, field: FieldDescription, context: FieldContext): Reading<Money> {
  const { t } = context;
  const settings = moneySettings(field.settings);
  const text = typed.normalize('NFKC').trim();
  if (!text) return { ok: true, value: null };
  const [, before, bare = text, after] = NAMED.exec(text.toUpperCase()) ?? [];
  const named = [before, after].find((code) => code && spoken(code) !== settings.currency);
  const dollars = !before && !after && text.includes('$') && SIGNS[settings.currency] === '¥';
  if (named || dollars) return { ok: false, message: t('types.money.otherCurrency', { currency: settings.currency }) };
  const reading = readNumber(before || after ? bare : text);
  if (!reading.ok) return { ok: false, message: t(`read.${reading.why}`) };
  const message = misfit(reading.value, settings, context);
  if (message !== null) return { ok: false, message };
  const value = { amount: reading.value, currency: settings.currency };
  const shown = `${signOf(settings.currency)}${showNumber(reading.value, settings.decimals)}`;
  const words = settings.upper && settings.currency === 'CNY' ? rmbWords(reading.value) : null;
  return { ok: true, value, echo: words ?? t('read.echo', { value: shown }) };
}

const spoken = (code: string) => (code === 'RMB' ? 'CNY' : code);

/** A decimal string with the point `by` places further left. */
function shifted(amount: string, by: number): string {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? amount.slice(1) : amount).split('.');
  const digits = whole.padStart(by + 1, '0');
  const point = digits.length - by;
  const rest = `${digits.slice(point)}${fraction}`.replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, point)}${rest ? `.${rest}` : ''}`;
}

/** The exact figure in the unit of its field: `12.5` for 125 000 where 10 000s are shown. */
function exactFigure({ amount }: Money, field: FieldDescription): string {
  const { unit, decimals } = moneySettings(field.settings);
  return unit === 'one' ? showNumber(amount, decimals) : showNumber(inUnit(amount, unit), null);
}

/** The figure as a ledger has it: in a larger unit with one place, unless nothing would be left of it. */
export function ledgerFigure(money: Money, field: FieldDescription): string {
  const { unit } = moneySettings(field.settings);
  if (unit === 'one') return exactFigure(money, field);
  const shown = showNumber(inUnit(money.amount, unit), LEDGER_PLACES);
  return /[1-9]/.test(shown) ? shown : exactFigure(money, field);
}

const inUnit = (amount: string, unit: Unit) => shifted(amount, EXPONENT[unit][currentLanguage()]);

/** The words of the unit, empty for single units. */
export function unitWords(field: FieldDescription, { t }: FieldContext): string {
  const { unit } = moneySettings(field.settings);
  return unit === 'one' ? '' : t(`types.money.shortUnits.${unit}`);
}

/** `¥1,234.50`, `−¥12.5 万` */
export function showMoney(money: Money, field: FieldDescription, context: FieldContext): string {
  const figure = exactFigure(money, field);
  const sign = signOf(money.currency);
  const gap = sign.length > 1 ? ' ' : '';
  const shown = figure.startsWith('−') ? `−${sign}${gap}${figure.slice(1)}` : `${sign}${gap}${figure}`;
  const words = unitWords(field, context);
  return words ? `${shown} ${words}` : shown;
}
