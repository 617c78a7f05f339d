/** The sample data that came with a pack: how much is left, and taking them away without touching one's own records. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { packsQuery } from '../../api/queries';
import type { Pack, SampleCount, SampleState } from '../../api/types';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { useToast } from '../../kit/toast';
import styles from './Settings.module.css';

const total = (counts: readonly SampleCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

export function SampleData() {
  const packs = useQuery(packsQuery);
  return packs.data?.filter(({ sample }) => sample).map((pack) => <Sample key={pack.key} pack={pack} />);
}

function Sample({ pack }: { pack: Pack }) {
  const { t, i18n } = useTranslation('settings');
  const [asking, setAsking] = useState(false);
  const read = useQuery({
    queryKey: ['packs', pack.key],
    queryFn: () => api.get<SampleState>(`/packs/${pack.key}/sample`),
  });
  if (!read.data) return null;
  const state = read.data;
  const going = total(state.going);
  return (
    <section id="sample" className={styles.form} aria-label={t('sample.title')}>
      <h2>{t('sample.title')}</h2>
      <p className="soft">
        {going > 0
          ? t('sample.there', {
              pack: pack.label,
              count: going,
              n: going.toLocaleString(i18n.language),
              people: state.people,
            })
          : t('sample.needed', { count: total(state.staying), own: state.own_count })}
      </p>
      {going > 0 && (
        <div className={styles.buttons}>
          <button type="button" className="btn" onClick={() => setAsking(true)}>
            <Icon name="trash" />
            {t('sample.remove')}
          </button>
        </div>
      )}
      {asking && <Removal pack={pack} state={state} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Removal({ pack, state, onClose }: { pack: Pack; state: SampleState; onClose: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const client = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const listed = (counts: readonly SampleCount[]) =>
    counts.map(({ label, count }) => `${label} ${count.toLocaleString(i18n.language)}`).join(t('sample.comma'));
  const remove = async () => {
    setBusy(true);
    try {
      await api.del<SampleState>(`/packs/${pack.key}/sample`);
      toast.info(t('sample.removed', { count: total(state.going) }));
      onClose();
      await client.invalidateQueries();
    } catch (error) {
      toast.error(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('sample.ask', { count: total(state.going) })}
      onClose={onClose}
      width={520}
      footer={
        <>
          <button type="button" className="btn large" onClick={onClose}>
            {t('sample.keep')}
          </button>
          <button type="button" className="btn danger primary large" disabled={busy} onClick={() => void remove()}>
            {busy ? t('sample.busy') : t('sample.action', { count: total(state.going) })}
          </button>
        </>
      }
    >
      <p>{listed(state.going)}</p>
      <p className="soft">{t('sample.note', { people: state.people })}</p>
      {state.own_count > 0 && (
        <>
          <p>{t('sample.own', { count: state.own_count, staying: listed(state.staying) })}</p>
          <List label={t('sample.ownList')}>
            {state.own.map((record) => (
              <ListRow
                key={record.id}
                title={record.title}
                detail={record.label}
                link={{ to: '/o/$object/$id', params: { object: record.object, id: record.id } }}
              />
            ))}
          </List>
        </>
      )}
    </Dialog>
  );
}
