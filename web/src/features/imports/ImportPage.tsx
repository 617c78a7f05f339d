/** `/import/<object>/<id>`: four steps, each shown by what the server says of the import. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import { Icon } from '../../kit/Icon';
import { Joint, type JointStep } from '../../kit/Joint';
import { Page } from '../../kit/Page';
import { Progress } from '../../kit/Progress';
import { PageError, PageLoading } from '../../kit/states';
import { CheckStep } from './CheckStep';
import { type Import, importQuery, isAtWork } from './data';
import styles from './imports.module.css';
import { MapStep } from './MapStep';
import { ResultStep } from './ResultStep';
import { useImport } from './useImport';

export default function ImportPage() {
  const { object: key, id } = useParams({ from: '/shell/import/$object/$id' });
  const object = useQuery(objectQuery(key));
  const found = useQuery(importQuery(key, id));
  const actions = useImport(key, id);
  /** A person went back to the columns; what was checked stays until something is changed there. */
  const [mapping, setMapping] = useState(false);
  const failed = object.error ?? found.error;
  if (failed) return <PageError error={failed} onRetry={() => void found.refetch()} />;
  if (!object.data || !found.data) return <PageLoading />;
  const what = found.data;
  const atMap = what.state === 'draft' || (mapping && what.state === 'checked');
  return (
    <Frame what={what} things={object.data.plural || object.data.label} atMap={atMap} onMap={() => setMapping(true)}>
      {isAtWork(what) ? (
        <AtWork what={what} onStop={actions.stop} />
      ) : atMap ? (
        <MapStep
          key={`${what.plan.sheet} ${what.plan.first} ${what.plan.depth}`}
          object={object.data}
          what={what}
          actions={actions}
          onChecked={() => setMapping(false)}
        />
      ) : what.state === 'checked' ? (
        <CheckStep object={object.data} what={what} actions={actions} onBack={() => setMapping(true)} />
      ) : (
        <ResultStep object={object.data} what={what} />
      )}
    </Frame>
  );
}

interface FrameProps {
  what: Import;
  things: string;
  atMap: boolean;
  onMap: () => void;
  children: React.ReactNode;
}

function Frame({ what, things, atMap, onMap, children }: FrameProps) {
  const { t } = useTranslation('imports');
  const mapped = what.plan.columns.filter(({ field }) => field).length;
  const now = atMap ? 1 : what.state === 'checking' || what.state === 'checked' ? 2 : 3;
  const labels = [
    t('step.file', { count: what.rows }),
    t('step.map', { mapped, all: what.plan.columns.length }),
    t('step.check'),
    t('step.import'),
  ];
  const steps: JointStep[] = labels.map((label, at) => ({
    key: label,
    label,
    state: at < now || (at === now && what.state === 'done') ? 'done' : at === now ? 'now' : 'next',
    ...(at === 1 && what.state === 'checked' && !atMap ? { onClick: onMap } : {}),
  }));
  return (
    <Page
      flush
      title={what.file.name}
      crumbs={
        <>
          <Link to="/o/$object" params={{ object: what.object }}>
            {things}
          </Link>
          <Icon name="right" size={12} />
          <Link to="/import/$object" params={{ object: what.object }}>
            {t('short')}
          </Link>
          <Icon name="right" size={12} />
        </>
      }
      toolbar={
        <div className={styles.steps}>
          <Joint steps={steps} label={t('steps')} />
        </div>
      }
    >
      {children}
    </Page>
  );
}

function AtWork({ what, onStop }: { what: Import; onStop: () => void }) {
  const { t } = useTranslation('imports');
  return (
    <div className={styles.work} role="status">
      <h2>{t(`work.${what.state}`)}</h2>
      <Progress done={what.counts.read} total={what.rows} label={t(`work.${what.state}`)} />
      <p className="muted">{t('work.leave')}</p>
      <button type="button" className="btn" onClick={onStop}>
        {t('work.stop')}
      </button>
    </div>
  );
}
