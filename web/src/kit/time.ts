/**
 * Points in time as people say them: the last three days in words, this year without the year.
 * Everything is shown in the workspace's zone, never the browser's.
 */
import type { TFunction } from 'i18next';

interface Parts {
  year: number;
  month: number;
  day: number;
  clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

function partsIn(zone: string, at: Date): Parts {
  const found = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    year: Number(found.year),
    month: Number(found.month),
    day: Number(found.day),
    clock: `${found.hour}:${found.minute}`,
  };
}

const pad = (value: number) => String(value).padStart(2, '0');

function dayNumber({ year, month, day }: Parts): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/**
 * `刚刚`, `5 分钟前`, `今天 10:24`, `昨天 10:24`, `3 天前`, `11-18`, `2025-11-18`.
 *
 * @param at ISO 8601 with zone
 * @param zone IANA zone of the workspace
 * @param t of namespace `common`
 */
export function relativeTime(at: string, zone: string, now: Date, t: TFunction): string {
  const then = new Date(at);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return t('common:time.justNow');
  if (minutes >= 0 && minutes < 60) return t('common:time.minutesAgo', { count: minutes });
  const parts = partsIn(zone, then);
  const today = partsIn(zone, now);
  const days = dayNumber(today) - dayNumber(parts);
  if (days === 0) return t('common:time.today', { clock: parts.clock });
  if (days === 1) return t('common:time.yesterday', { clock: parts.clock });
  if (days > 1 && days <= 3) return t('common:time.daysAgo', { count: days });
  const short = `${pad(parts.month)}-${pad(parts.day)}`;
  return parts.year === today.year ? short : `${parts.year}-${short}`;
}

/** `2026-11-18 10:24` in the workspace's zone. */
export function fullTime(at: string, zone: string): string {
  const parts = partsIn(zone, new Date(at));
  return `${parts.year}-${pad(parts.month)}-${pad(parts.day)} ${parts.clock}`;
}

/** `10:24` in the browser's own zone, for things that just happened on this device. */
export function clockOf(at: Date): string {
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
