/** `/o/<object>`: the list of an object's records. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { objectQuery } from '../../api/queries';
import { PageError, PageLoading } from '../../kit/states';
import { ListView } from './ListView';

export default function ObjectList() {
  const { object } = useParams({ from: '/shell/o/$object' });
  const description = useQuery(objectQuery(object));
  if (description.data) return <ListView key={object} object={description.data} />;
  if (description.isError) return <PageError error={description.error} onRetry={() => void description.refetch()} />;
  return <PageLoading />;
}
