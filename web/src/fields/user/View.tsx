import { useQueries } from '@tanstack/react-query';
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
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['members', 'one', id],
      enabled: id !== ME && id !== me.id,
      queryFn: async () =>
        (await api.get<{ members: Named[] }>('/members', { limit: 200 })).members.find((one) => one.id === id) ?? null,
    })),
  });
  const names = ids.map((id, i) =>
    id === ME ? t('choice.me') : id === me.id ? me.name : (found[i]?.data?.name ?? '…'),
  );
  return <>{names.join(t('sentence.orValue'))}</>;
}
