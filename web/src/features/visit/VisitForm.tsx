/** The form of a visit: what happened, photos, where, and what comes next. It becomes one record of the activity. */
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData } from '../../api/types';
import type { Whom } from '../../fields/data/home';
import { FormFields, focusField } from '../../fields/form/FormFields';
import { useFormChange, useFormState } from '../../fields/form/useFormState';
import { Icon } from '../../kit/Icon';
import { useSession } from '../../kit/session';
import { useToast } from '../../kit/toast';
import { StorageFull, useOffline } from '../../offline/useOffline';
import { NextStep } from './NextStep';
import { Photos } from './Photos';
import { Place } from './Place';
import { type ActivityObject, groupOf, partsOf, startOf, wishOf } from './parts';
import styles from './visit.module.css';
import { dropWritten, keepWritten, readWritten } from './written';

interface Props {
  whom: Whom;
  /** The planned activity that is hereby carried out. */
  plan: RecordData | null;
  activity: ActivityObject;
  /** The person is there: place and photos are asked for first. */
  here: boolean;
  onOther: () => void;
}

export function VisitForm({ whom, plan, activity, here, onOther }: Props) {
  const { t } = useTranslation('visit');
  const workspace = useSession().workspace.key;
  const parts = useMemo(() => partsOf(activity, whom), [activity, whom]);
  const start = useMemo(() => startOf(activity, whom, plan, here), [activity, whom, plan, here]);
  const slot = `${workspace}.${whom.id}`;
  const [written] = useState(() => readWritten(slot));
  const form = useFormState(parts.fields, { ...start, ...written });
  useFormChange(form, (values) => keepWritten(slot, values, start));
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [carriesOut, setCarriesOut] = useState(true);
  const { save, saving } = useSave();
  const submit = () => {
    const wrong = form.check();
    if (wrong) return void focusField(wrong);
    const wish = wishOf({ activity, whom, parts, values: form.values, photos, plan: carriesOut ? plan : null });
    void save(wish, form.refuse).then((saved) => saved && dropWritten(slot));
  };
  return (
    <form
      className={styles.visit}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.whom}>
        <h2 className="ellipsis">{whom.title}</h2>
        <button type="button" className="btn ghost" onClick={onOther}>
          {t('other')}
        </button>
      </div>
      {plan && (
        <label className={styles.plan}>
          <input type="checkbox" checked={carriesOut} onChange={() => setCarriesOut(!carriesOut)} />
          {t('carriesOut', { step: String(plan[activity.activity.next_step] ?? '') || t('thePlan') })}
        </label>
      )}
      <FormFields tabs={groupOf('words', parts.words)} form={form} />
      {parts.photos && <Photos field={parts.photos} photos={photos} onChange={setPhotos} />}
      {here && parts.place && <Place field={parts.place} form={form} />}
      {parts.nextAt && <NextStep nextAt={parts.nextAt} step={parts.nextStep} form={form} />}
      {parts.others.length > 0 && <FormFields tabs={groupOf('others', parts.others)} form={form} />}
      <div className={styles.foot}>
        <button type="submit" className="btn large primary" disabled={saving !== null}>
          <Icon name="check" />
          {saving === null ? t('save') : t('saving', { percent: Math.round(saving * 100) })}
        </button>
      </div>
    </form>
  );
}

type Refuse = ReturnType<typeof useFormState>['refuse'];

/** Keeps the record and leaves the page. `saving` is the share of the photos that is there, null while nothing runs. */
function useSave() {
  const { t } = useTranslation('visit');
  const { create, discard, sending } = useOffline();
  const toast = useToast();
  const router = useRouter();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const leave = () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/' }));
  const save = async (wish: Parameters<typeof create>[0], refuse: Refuse): Promise<boolean> => {
    setBusy(true);
    try {
      const outcome = await create(wish);
      if (outcome.state !== 'refused') {
        toast.info(t(outcome.state === 'sent' ? 'saved' : 'kept', { title: wish.title ?? '' }));
        leave();
        return true;
      }
      // it is mended here, where it was written
      await discard(outcome.id);
      const first = refuse(outcome.refusal.errors);
      if (!first || !focusField(first))
        toast.error(null, outcome.refusal.errors[0]?.message ?? outcome.refusal.message);
      return false;
    } catch (error) {
      toast.error(error, error instanceof StorageFull ? t('offline:full') : '');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, saving: busy ? (sending?.share ?? 0) : null };
}
