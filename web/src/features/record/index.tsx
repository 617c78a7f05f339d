/** `/o/<object>/<id>`: one record. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { objectQuery } from '../../api/queries';
import { recordQuery } from '../../fields/data/objects';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { RecordPage } from './RecordPage';

export default function OneRecord() {
  const { t } = useTranslation('record');
  const { object, id } = useParams({ from: '/shell/o/$object/$id' });
  const description = useQuery(objectQuery(object));
  const record = useQuery(recordQuery(object, id));
  const failed = description.error ?? record.error;
  if (failed instanceof ApiError && failed.status === 404 && description.data) {
    const back = (
      <Link to="/o/$object" params={{ object }} className="btn">
        {t('gone.back', { object: description.data.plural || description.data.label })}
      </Link>
    );
    return <EmptyState icon="trash" sentence={t('gone.sentence')} action={back} />;
  }
  if (failed) return <PageError error={failed} onRetry={() => void record.refetch()} />;
  if (!description.data || !record.data) return <PageLoading />;
  return <RecordPage key={id} object={description.data} record={record.data} />;
}
