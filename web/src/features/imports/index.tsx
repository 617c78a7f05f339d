/** `/import/<object>`: choose or drop the file; imports of before can be looked at again. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { objectQuery } from '../../api/queries';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { Page } from '../../kit/Page';
import { Progress } from '../../kit/Progress';
import { RelativeTime } from '../../kit/RelativeTime';
import { PageError, PageLoading } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { upload } from '../../kit/upload';
import { type Import, recentQuery } from './data';
import styles from './imports.module.css';

const KINDS = '.xlsx,.xls,.csv';

export default function ImportStart() {
  const { t } = useTranslation('imports');
  const { object: key } = useParams({ from: '/shell/import/$object' });
  const object = useQuery(objectQuery(key));
  const recent = useQuery(recentQuery(key));
  if (object.isError) return <PageError error={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <PageLoading />;
  const things = object.data.plural || object.data.label;
  return (
    <Page
      narrow
      title={t('title', { object: things })}
      crumbs={
        <>
          <Link to="/o/$object" params={{ object: key }}>
            {things}
          </Link>
          <Icon name="right" size={12} />
        </>
      }
    >
      <Drop object={key} />
      {recent.data && recent.data.imports.length > 0 && (
        <section className={styles.before}>
          <h2>{t('before')}</h2>
          <List label={t('before')}>
            {recent.data.imports.map((each) => (
              <ListRow
                key={each.id}
                title={each.file.name}
                detail={
                  <>
                    {t(`state.${each.state}`)} · {t('rows', { count: each.rows })} ·{' '}
                    <RelativeTime at={each.created_at} />
                  </>
                }
                link={{ to: '/import/$object/$id', params: { object: key, id: each.id } }}
              />
            ))}
          </List>
        </section>
      )}
    </Page>
  );
}

function Drop({ object }: { object: string }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<{ name: string; done: number; total: number } | null>(null);
  const begin = useMutation({
    mutationFn: async (file: File) => {
      setSent({ name: file.name, done: 0, total: file.size });
      const { id } = await upload(file, { onProgress: (done) => setSent({ name: file.name, done, total: file.size }) });
      return api.post<Import>(`/objects/${object}/imports`, { file: id });
    },
    onSuccess: ({ id }) => void navigate({ to: '/import/$object/$id', params: { object, id } }),
    onError: (error) => toast.error(error, t('failed')),
    onSettled: () => setSent(null),
  });
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !begin.isPending) begin.mutate(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {sent ? (
        <div role="status" className={styles.sending}>
          <b className="ellipsis">{sent.name}</b>
          {sent.done < sent.total ? (
            <Progress done={sent.done} total={sent.total} label={t('sending')} />
          ) : (
            <span className="muted">{t('looking')}</span>
          )}
        </div>
      ) : (
        <>
          <Icon name="ul" size={20} className="muted" />
          <p>{t('drop')}</p>
          <button type="button" className="btn primary" onClick={() => input.current?.click()}>
            {t('choose')}
          </button>
          <p className="small muted">{t('kinds')}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        accept={KINDS}
        className="sr-only"
        tabIndex={-1}
        aria-label={t('choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
