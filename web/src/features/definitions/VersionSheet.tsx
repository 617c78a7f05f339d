/** The whole body of one published version, as text. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { DefinitionKindKey } from '../../api/types';
import { Sheet } from '../../kit/Sheet';
import { PageError, PageLoading } from '../../kit/states';
import styles from './History.module.css';
import { outline } from './outline';

interface Props {
  kind: DefinitionKindKey;
  name: string;
  version: number;
  onClose: () => void;
}

export function VersionSheet({ kind, name, version, onClose }: Props) {
  const { t } = useTranslation('definitions');
  const body = useQuery({
    queryKey: ['definition', kind, name, 'version', version],
    queryFn: () => api.get<unknown>(`/definitions/${kind}/${name}/versions/${version}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Sheet open title={t('version', { version })} onClose={onClose} width={560}>
      {body.isError && <PageError error={body.error} onRetry={() => void body.refetch()} />}
      {body.isPending && <PageLoading />}
      {body.data !== undefined && <pre className={styles.text}>{outline(body.data)}</pre>}
    </Sheet>
  );
}
