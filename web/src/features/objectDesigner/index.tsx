/** `/build/object/<key>`: the designer of one object. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { definitionQuery } from '../../api/queries';
import type { ObjectBody } from '../../api/types';
import { useSession } from '../../kit/session';
import { NoPermission, PageError, PageLoading } from '../../kit/states';
import { Designer } from './Designer';

export default function ObjectDesigner() {
  const { key } = useParams({ from: '/shell/build/object/$key' });
  const { admin } = useSession();
  const definition = useQuery({
    ...definitionQuery<ObjectBody>('object', key),
    enabled: admin,
    staleTime: 0,
    gcTime: 0,
  });
  if (!admin) return <NoPermission />;
  if (definition.isError && !definition.data) {
    return <PageError error={definition.error} onRetry={() => void definition.refetch()} />;
  }
  if (!definition.data) return <PageLoading />;
  return <Designer key={key} definition={definition.data} />;
}
