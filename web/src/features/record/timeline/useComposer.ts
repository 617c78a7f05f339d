/** In charge of one activity that is being written: what it holds, keeping it on this device, sending it. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData, TimelineEntry } from '../../../api/types';
import { useFieldContext } from '../../../fields/context';
import type { Changes } from '../../../fields/data/records';
import { useSession } from '../../../kit/session';
import { useToast } from '../../../kit/toast';
import type { Refusal } from '../../../offline/draft';
import { useOffline } from '../../../offline/useOffline';
import { keepDraft, readDraft } from './draft';
import { givenRelations } from './given';
import { fieldOf, type Way } from './ways';

export interface Composing {
  readonly way: Way;
  choose(key: string): void;
  readonly values: Changes;
  readonly given: Changes;
  change(field: string, value: unknown): void;
  /** What is wrong, by field; '' is the whole. */
  readonly problems: Readonly<Record<string, string>>;
  /** An editor says that what stands in it cannot be read (a sentence), or can again (null). */
  noteProblem(field: string, message: string | null): void;
  readonly written: boolean;
  readonly sending: boolean;
  send(): Promise<void>;
  /** It is on the server, whoever brought it there. */
  done(): void;
}

interface Parts {
  object: ObjectDescription;
  record: RecordData;
  title: string;
  ways: readonly [Way, ...Way[]];
  /** Shown at once; the function takes it away again. */
  onPending: (entry: TimelineEntry) => () => void;
  onSent: () => void;
}

const EMPTY: Changes = {};
const isFilled = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

export function useComposer({ object, record, title, ways, onPending, onSent }: Parts): Composing {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const workspace = useSession().workspace.key;
  const [draft] = useState(() => readDraft(workspace, context.me.id, record.id));
  const [key, setKey] = useState(draft?.way ?? '');
  const [values, setValues] = useState<Changes>(draft?.values ?? EMPTY);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);
  const unread = useRef<Record<string, string | null>>({});
  const way = ways.find((one) => one.key === key) ?? ways[0];
  const { telling } = way;
  const offline = useOffline();
  const toast = useToast();
  const given = givenRelations(telling, object, record, title);

  const keep = (next: Changes, as = way.key) => {
    setValues(next);
    keepDraft(workspace, context.me.id, record.id, { way: as, values: next });
  };
  const whole = (): Changes => {
    const known = new Set(telling.object.fields.map((field) => field.key));
    const own = Object.entries(values).filter(([field, value]) => known.has(field) && isFilled(value));
    const { at, way: wayField } = telling.activity;
    const moment = fieldOf(telling, at)?.type === 'date' ? context.today : new Date().toISOString();
    return {
      ...given,
      ...(at ? { [at]: moment } : {}),
      ...(wayField && way.option ? { [wayField]: way.option } : {}),
      ...Object.fromEntries(own),
    };
  };
  const refused = ({ errors, message }: Refusal, left: Changes) => {
    keep(left);
    const named = errors.map((error) => [error.path.split(/[.[]/)[0] ?? '', error.message] as const);
    setProblems({ '': errors[0]?.message ?? message, ...Object.fromEntries(named) });
  };
  const send = async () => {
    const message = Object.values(unread.current).find(Boolean);
    if (message) setProblems({ '': message });
    const text = values[telling.activity.text];
    if (message || sending || !isFilled(text)) return;
    const [left, wished] = [values, whole()];
    const takeBack = onPending(pendingOf(way, wished, context.me));
    setSending(true);
    setProblems({});
    setValues(EMPTY);
    try {
      // under one key from the first try on: an answer that is lost on the way does not make two of it
      const outcome = await offline.create({
        object: telling.object.key,
        kind: telling.object.label,
        title,
        wordsIn: telling.activity.text,
        values: wished,
      });
      if (outcome.state === 'refused') {
        await offline.discard(outcome.id);
        refused(outcome.refusal, left);
        return;
      }
      keep(EMPTY);
      if (outcome.state === 'waiting') toast.info(t('composer.waits'));
      onSent();
    } catch {
      keep(left);
      setProblems({ '': t('composer.noRoom') });
    } finally {
      takeBack();
      setSending(false);
    }
  };
  return {
    way,
    choose: (next) => {
      setKey(next);
      keep(values, next);
    },
    values,
    given,
    change: (field, value) => {
      keep({ ...values, [field]: value });
      setProblems({});
    },
    problems,
    noteProblem: (field, message) => {
      unread.current[field] = message;
    },
    written: isFilled(values[telling.activity.text]),
    sending,
    send,
    done: () => {
      keep(EMPTY);
      setProblems({});
      onSent();
    },
  };
}

/** How it stands in the timeline while it is on its way. */
function pendingOf({ telling, option }: Way, values: Changes, me: { id: string; name: string }): TimelineEntry {
  const { activity, object, relation } = telling;
  const of = (key: string) => (key ? values[key] : undefined);
  return {
    kind: 'activity',
    at: String(of(activity.at) ?? new Date().toISOString()),
    by: me,
    object: object.key,
    via: relation.key,
    text: of(activity.text),
    way: option || null,
    next_at: (of(activity.next_at) as string | undefined) ?? null,
    next_step: (of(activity.next_step) as string | undefined) ?? null,
    files: (of(activity.files) as TimelineEntry['files']) ?? null,
    place: of(activity.place) ?? null,
    links: [],
  };
}
