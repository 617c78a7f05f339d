/** Five steps from an empty place to a working one. Each ticks itself from what is really there. */
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/queries';
import { Icon } from '../../kit/Icon';
import { Joint } from '../../kit/Joint';
import styles from './Checklist.module.css';
import { progressQuery, STEPS, type Step } from './progress';

const STORAGE_KEY = 'tenon.checklist.hidden';

const TARGETS: Record<Step, Pick<LinkProps, 'to' | 'params' | 'search'>> = {
  build: { to: '/build', search: { create: 'object' } },
  enter: { to: '/' },
  invite: { to: '/settings/$section', params: { section: 'people' } },
  organise: { to: '/settings/$section', params: { section: 'departments' } },
  arrange: { to: '/build', search: { create: 'app' } },
};

export function Checklist() {
  const { t } = useTranslation('workbench');
  const progress = useQuery(progressQuery);
  const packs = useQuery(packsQuery);
  const [hidden, setHidden] = useState(() => window.localStorage.getItem(STORAGE_KEY) === '1');
  const [chosen, setChosen] = useState<Step | null>(null);
  if (!progress.data || hidden) return null;
  const { done, firstObject } = progress.data;
  const next = STEPS.find((step) => !done.has(step));
  if (!next) return null;
  const open = chosen ?? next;
  const target =
    open === 'enter' && firstObject
      ? { to: '/o/$object' as const, params: { object: firstObject }, search: { create: '1' } }
      : TARGETS[open];
  const hide = () => {
    window.localStorage.setItem(STORAGE_KEY, '1');
    setHidden(true);
  };
  return (
    <section className={styles.checklist} aria-labelledby="checklist">
      <header>
        <h2 id="checklist">{t('checklist.title')}</h2>
        <span className="muted numeric">{t('checklist.progress', { done: done.size, total: STEPS.length })}</span>
        {packs.data?.some(({ sample }) => sample) && (
          <Link to="/settings/$section" params={{ section: 'company' }} className="btn ghost">
            {t('checklist.sample')}
          </Link>
        )}
        <button type="button" className="btn ghost" onClick={hide}>
          {t('checklist.hide')}
        </button>
      </header>
      <Joint
        label={t('checklist.title')}
        steps={STEPS.map((step) => ({
          key: step,
          label: t(`step.${step}.title`),
          state: done.has(step) ? 'done' : step === next ? 'now' : 'next',
          onClick: () => setChosen(step),
        }))}
      />
      <div className={styles.step}>
        <p>
          <b>{t(`step.${open}.title`)}</b>
          <span className="soft">{t(`step.${open}.why`)}</span>
        </p>
        {open === 'enter' && !firstObject ? (
          <span className="muted">{t('step.enter.first')}</span>
        ) : (
          <span className={styles.ways}>
            {open === 'build' && (
              <Link to="/build" search={{ create: 'object', from: 'file' }} className="btn">
                <Icon name="ul" />
                {t('step.build.file')}
              </Link>
            )}
            <Link {...target} className={done.has(open) ? 'btn' : 'btn primary'}>
              {t(`step.${open}.action`)}
              <Icon name="right" />
            </Link>
          </span>
        )}
      </div>
    </section>
  );
}
