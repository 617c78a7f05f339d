/** In charge of who is signed in when the server cannot be asked, and of leaving while drafts wait. */
import i18next from 'i18next';
import { ApiError } from '../api/error';
import { meQuery, queryClient } from '../api/queries';
import type { Me } from '../api/types';
import { signOut } from '../kit/account';
import { useConfirm } from '../kit/confirm';
import { queue } from './device';
import { forgetKnown, recallLast } from './known';

/** So long the server is waited for where it is known who was here last, ms. */
const PATIENCE_MS = 1200;

/** Who is signed in; without an answer, who was last on this device. @throws ApiError as `GET /me` does. */
export async function whoIsHere(): Promise<Me> {
  const known = queryClient.getQueryData(meQuery.queryKey);
  if (known) return known;
  if (!navigator.onLine) {
    const last = await recallLast();
    if (last) return last;
  }
  const answer = queryClient.fetchQuery({ ...meQuery, networkMode: 'always' });
  // when the page goes on without it, nobody waits for its failure
  answer.catch(() => {});
  try {
    return (await Promise.race([answer, lastAfter(PATIENCE_MS)])) ?? (await answer);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await forgetKnown();
    const last = error instanceof ApiError && error.offline ? await recallLast() : null;
    if (!last) throw error;
    return last;
  }
}

/** On a line that does not answer, what is on the device is worth more than a blank page. */
async function lastAfter(ms: number): Promise<Me | null> {
  await new Promise((wake) => setTimeout(wake, ms));
  return queryClient.getQueryData(meQuery.queryKey) ?? recallLast();
}

/** Sign out here. While drafts wait it asks first; they stay on the device for their writer. False: not now. */
export function useSignOut(): () => Promise<boolean> {
  const confirm = useConfirm();
  return async () => {
    const count = queue.state.drafts.length;
    const say = (key: string) => i18next.t(`offline:leave.${key}`, { count });
    if (count > 0 && !(await confirm({ title: say('title'), body: say('body'), action: say('action') }))) return false;
    await signOut();
    await forgetKnown();
    return true;
  };
}
