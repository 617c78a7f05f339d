/** What the first run asks, and the request made of it. */
import type { SetupPack, SetupRequest } from '../../api/types';
import { MIN_PASSWORD_LENGTH } from '../../kit/password';

export interface Answers {
  company: string;
  shortName: string;
  /** The short name was typed, so the company's name no longer changes it. */
  shortNameTyped: boolean;
  name: string;
  login: string;
  password: string;
  timezone: string;
  currency: string;
  /** Key of a pack; `null` = start empty. */
  pack: string | null;
  /** Start empty, with a first object made of a file. */
  file: boolean;
  sample: boolean;
}

/** Starts with the first pack when there is one: most people want to see something that works. */
export function emptyAnswers(packs: readonly SetupPack[]): Answers {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    company: '',
    shortName: '',
    shortNameTyped: false,
    name: '',
    login: '',
    password: '',
    timezone: timezone === 'UTC' ? 'Asia/Shanghai' : timezone,
    currency: 'CNY',
    pack: packs[0]?.key ?? null,
    file: false,
    sample: true,
  };
}

const LEGAL_FORMS =
  /(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|,?\s+(co\.?,?\s*ltd|inc|llc|ltd|gmbh|limited)\.?)$/i;
const MAX_SHORT_NAME = 12;

/**
 * A short name for the corner of the screen.
 *
 * @example shortNameOf('Cedar Bridge Ltd') // 'Cedar Bridge'
 */
export function shortNameOf(company: string): string {
  const bare = company.trim().replace(LEGAL_FORMS, '').trim();
  if (bare.length <= MAX_SHORT_NAME) return bare;
  const [first = bare] = bare.split(/[\s（(]/);
  return first.slice(0, MAX_SHORT_NAME);
}

/** Paths of required answers that are not there yet. */
export function missing(answers: Answers): Set<string> {
  const gaps = new Set<string>();
  if (!answers.company.trim()) gaps.add('company');
  if (!answers.name.trim()) gaps.add('admin.name');
  if (!answers.login.trim()) gaps.add('admin.login');
  if (answers.password.length < MIN_PASSWORD_LENGTH) gaps.add('admin.password');
  return gaps;
}

export function requestOf(answers: Answers, language: string): SetupRequest {
  return {
    company: answers.company.trim(),
    short_name: answers.shortName.trim() || shortNameOf(answers.company),
    admin: { name: answers.name.trim(), login: answers.login.trim(), password: answers.password },
    language,
    timezone: answers.timezone,
    currency: answers.currency,
    start: answers.pack === null ? { kind: 'empty' } : { kind: 'pack', pack: answers.pack, sample: answers.sample },
  };
}
