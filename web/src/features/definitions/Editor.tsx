/** Opens the editor of one definition by its kind. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { definitionQuery } from '../../api/queries';
import type { AppBody, Definition, OptionSetBody } from '../../api/types';
import { useSession } from '../../kit/session';
import { NoPermission, PageError, PageLoading } from '../../kit/states';
import { AppEditor } from './AppEditor';
import { OptionSetEditor } from './OptionSetEditor';

export default function Editor() {
  const { kind, key } = useParams({ from: '/shell/build/$kind/$key' });
  const { admin } = useSession();
  if (!admin) return <NoPermission />;
  if (kind === 'calendar') return <Navigate to="/settings/$section" params={{ section: 'calendar' }} replace />;
  if (kind !== 'option_set' && kind !== 'app') return <Navigate to="/build" replace />;
  return <Loaded key={`${kind} ${key}`} kind={kind} name={key} />;
}

function Loaded({ kind, name }: { kind: 'option_set' | 'app'; name: string }) {
  const definition = useQuery({ ...definitionQuery<unknown>(kind, name), staleTime: 0, gcTime: 0 });
  if (definition.isError) return <PageError error={definition.error} onRetry={() => void definition.refetch()} />;
  if (!definition.data) return <PageLoading />;
  return kind === 'option_set' ? (
    <OptionSetEditor definition={definition.data as Definition<OptionSetBody>} />
  ) : (
    <AppEditor definition={definition.data as Definition<AppBody>} />
  );
}
