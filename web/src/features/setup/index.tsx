/** The first run: company, administrator, where to start, on one page; to its right what one will get. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/client';
import { rememberMe } from '../../api/queries';
import type { Me, SetupRequest, SetupState } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { useHotkey } from '../../kit/hotkeys';
import { Joint } from '../../kit/Joint';
import { Kbd } from '../../kit/Kbd';
import { LanguageSwitch } from '../../kit/LanguageSwitch';
import { Mark } from '../../kit/Mark';
import { PageError, PageLoading } from '../../kit/states';
import { type Answers, emptyAnswers, missing, requestOf } from './answers';
import { AdminFields, CompanyFields } from './Fields';
import { Preview } from './Preview';
import styles from './Setup.module.css';
import { Start } from './Start';

export default function Setup() {
  const state = useQuery({ queryKey: ['setup'], queryFn: () => api.get<SetupState>('/setup'), staleTime: 0 });
  if (state.isError) return <PageError error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <PageLoading />;
  if (!state.data.needed) return <Navigate to="/sign-in" replace />;
  return <Wizard state={state.data} />;
}

function Wizard({ state }: { state: SetupState }) {
  const { t } = useTranslation('setup');
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<Answers>(() => emptyAnswers(state.packs));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const gaps = missing(answers);
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }));
  const wrong = (path: string) => error?.of(path) ?? (tried && gaps.has(path) ? t(`missing.${path}`) : undefined);

  const send = async (request: SetupRequest) => {
    setBusy(true);
    setError(null);
    try {
      rememberMe(await api.post<Me>('/setup', request));
      await navigate(answers.file ? { to: '/build', search: { create: 'object', from: 'file' } } : { to: '/' });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (gaps.size === 0 && !busy) void send(requestOf(answers, currentLanguage()));
  };
  useHotkey('mod+enter', () => submit(), { label: t('create') });

  return (
    <main className={styles.frame}>
      <form className={styles.left} onSubmit={submit} noValidate>
        <div className={styles.top}>
          <Mark />
          <b>{t('product')}</b>
          <LanguageSwitch />
        </div>
        <div className={styles.form}>
          <h1>{t('title')}</h1>
          <p className="soft">{t('subtitle')}</p>
          <div className={styles.steps}>
            <Joint label={t('steps')} steps={stepsOf(gaps, t)} />
          </div>
          <CompanyFields answers={answers} change={change} wrong={wrong} />
          <AdminFields answers={answers} change={change} wrong={wrong} />
          <Start packs={state.packs} answers={answers} change={change} />
        </div>
        <div className={styles.foot}>
          {error && error.errors.length === 0 && (
            <p className={styles.error} role="alert">
              {error.message} {error.hint}
            </p>
          )}
          <button type="submit" className="btn primary large" disabled={busy}>
            {t(busy ? 'creating' : 'create')}
            {!busy && <Kbd combo="mod+enter" />}
          </button>
        </div>
      </form>
      <Preview answers={answers} packs={state.packs} />
    </main>
  );
}

/** The three steps; the first with something missing is the one we are at. */
function stepsOf(gaps: ReadonlySet<string>, t: (key: string) => string) {
  const open = [
    gaps.has('company'),
    ['admin.name', 'admin.login', 'admin.password'].some((path) => gaps.has(path)),
    true,
  ];
  const now = open.indexOf(true);
  return ['company', 'admin', 'start'].map((key, index) => ({
    key,
    label: t(`step.${key}`),
    state: index === now ? ('now' as const) : open[index] ? ('next' as const) : ('done' as const),
  }));
}
