import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { FieldDescription, Named } from '../../api/types';
import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { Person } from './Person';
import { ME } from './useChoices';

export function View({ value }: ViewProps<Named>) {
  const { me } = useFieldContext();
  return value === null ? null : <Person name={value.name} me={value.id === me.id} />;
}

/** Names of the people that a condition names by id. */
export function FilterWords({ ids }: { field: FieldDescription; ids: readonly string[] }) {
  const { t, me } = useFieldContext();
  const unknown = ids.filter((id) => id !== ME && id !== me.id);
  const found = useQuery({
    queryKey: ['members', 'named', [...unknown].sort().join()],
    enabled: unknown.length > 0,
    queryFn: async () => (await api.get<{ members: Named[] }>('/members', { ids: unknown.join() })).members,
  }).data;
  const nameOf = (id: string) => found?.find((one) => one.id === id)?.name ?? '…';
  const names = ids.map((id) => (id === ME ? t('choice.me') : id === me.id ? me.name : nameOf(id)));
  return <>{names.join(t('sentence.orValue'))}</>;
}
