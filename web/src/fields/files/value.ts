/** In charge of what a stored file is to the client: its kind, its size in words, what a field takes. */
import type { FieldContext } from '../type';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Length of a recording; null where nobody knows. */
  readonly seconds?: number | null;
}

/** How it can be looked at. */
export type Kind = 'image' | 'pdf' | 'sheet' | 'docx' | 'text' | 'audio' | 'video' | 'other';

/** What people call kinds of files, with their extensions; the server knows the same. */
export const GROUPS = {
  pdf: ['pdf'],
  document: ['docx', 'doc', 'ofd'],
  sheet: ['xlsx', 'xls', 'csv'],
  slides: ['pptx', 'ppt'],
  text: ['txt', 'md', 'json', 'xml', 'eml'],
  image: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp', 'heic', 'tif', 'tiff'],
  audio: ['mp3', 'wav', 'm4a', 'aac', 'amr', 'ogg'],
  video: ['mp4', 'mov', 'webm', 'mkv', 'avi'],
  archive: ['zip', '7z', 'rar'],
} as const;
export type Group = keyof typeof GROUPS;

const SHOWN: Readonly<Record<string, Kind>> = {
  ...kinds('image', 'png jpg jpeg gif bmp webp'),
  ...kinds('pdf', 'pdf'),
  ...kinds('sheet', 'xlsx xls csv'),
  ...kinds('docx', 'docx'),
  ...kinds('text', 'txt md json xml eml'),
  ...kinds('audio', 'mp3 wav m4a aac ogg'),
  ...kinds('video', 'mp4 mov webm'),
};
const MEGABYTE = 1024 * 1024;

function kinds(kind: Kind, extensions: string): Record<string, Kind> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}

export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export const kindOf = ({ name }: { name: string }): Kind => SHOWN[extensionOf(name)] ?? 'other';

export const groupOf = (name: string): Group | undefined =>
  (Object.keys(GROUPS) as Group[]).find((group) => (GROUPS[group] as readonly string[]).includes(extensionOf(name)));

const ICONS: Readonly<Partial<Record<Group, string>>> = {
  image: 'image',
  audio: 'mic',
  video: 'camera',
  sheet: 'grid',
  slides: 'chart',
  text: 'lines',
  archive: 'group',
};

export function iconOf(name: string): string {
  const group = groupOf(name);
  return (group && ICONS[group]) ?? 'doc';
}

/** `1.5 MB`, `12 KB`; a size in the language in use. */
export function sizeText(bytes: number, language: string): string {
  const [amount, unit] = bytes < MEGABYTE ? [Math.ceil(bytes / 1024), 'KB'] : [bytes / MEGABYTE, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}

/** `1:05`, `1:02:03`. */
export function lengthText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, place) => (place ? String(part).padStart(2, '0') : String(part))).join(':');
}

export interface Limits {
  readonly groups: readonly Group[];
  readonly count: number;
  readonly megabytes: number;
}

/** What a file chooser offers. */
export const acceptOf = (groups: readonly Group[]): string =>
  groups.flatMap((group) => GROUPS[group].map((extension) => `.${extension}`)).join();

/** Why a field cannot take a file, known before a byte is sent; null when it can. */
export function refusalOf(file: File, limits: Limits, { t, language }: FieldContext): string | null {
  const group = groupOf(file.name);
  if (!group || !limits.groups.includes(group)) {
    const allowed = limits.groups.map((each) => t(`types.file.group.${each}`)).join(t('sentence.list'));
    return t('types.file.wrongKind', { allowed });
  }
  if (file.size === 0) return t('types.file.emptyFile');
  const most = limits.megabytes * MEGABYTE;
  if (file.size > most) return t('types.file.tooLarge', { max: sizeText(most, language) });
  return null;
}

export const namesOf = (files: readonly StoredFile[], between: string): string =>
  files.map(({ name }) => name).join(between);

/** A number among the settings; `usual` where it is not set. */
export function settingOf(settings: Readonly<Record<string, unknown>>, name: string, usual: number): number {
  const value = Number(settings[name] ?? usual);
  return Number.isFinite(value) ? value : usual;
}

/** The kinds a field takes: those chosen among `known`, all of them where none is. */
export function groupsOf(settings: Readonly<Record<string, unknown>>, known: readonly Group[]): readonly Group[] {
  const { types } = settings;
  const chosen = Array.isArray(types) ? known.filter((group) => types.includes(group)) : [];
  return chosen.length > 0 ? chosen : known;
}
