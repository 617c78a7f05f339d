/** Time zones and currencies to choose from. */

/** Every IANA zone this browser knows, with the home zone of most users first. */
export const TIME_ZONES: readonly string[] = [
  'Asia/Shanghai',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Shanghai'),
];

/** ISO 4217 codes a workspace may keep its books in. */
export const CURRENCIES: readonly string[] = [
  'CNY',
  'HKD',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'INR',
  'MYR',
  'THB',
  'VND',
];

/**
 * @example currencyName('CNY', 'en-US') // 'CNY Chinese Yuan'
 */
export function currencyName(code: string, language: string): string {
  return `${code} ${new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? ''}`.trim();
}
