/** Who is signed in. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import type { Me } from '../api/types';

/** The signed-in person. Only below the shell, whose route makes sure that there is one. */
export function useSession(): Me {
  return useSuspenseQuery(meQuery).data;
}
