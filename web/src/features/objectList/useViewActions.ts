/** In charge of what can be done with views, said and with its way back. */
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { ObjectDescription } from '../../api/types';
import { useToast } from '../../kit/toast';
import type { ListViews } from './useView';
import { ALL, type SavedView, type ViewBody } from './view';
import { useViewWrites } from './views';

export interface ViewActions {
  /** Saves the changes into the view that is shown. */
  save: () => Promise<void>;
  /** Keeps what is shown as a new view of one's own, and goes there. */
  saveAs: (label: string) => Promise<void>;
  rename: (view: SavedView, label: string) => Promise<void>;
  duplicate: (view: SavedView) => Promise<void>;
  remove: (view: SavedView) => Promise<void>;
  share: (view: SavedView) => Promise<void>;
  takeBack: (view: SavedView) => Promise<void>;
  place: (ids: readonly string[]) => Promise<void>;
}

export function useViewActions(object: ObjectDescription, list: ListViews): ViewActions {
  const { t } = useTranslation('list');
  const toast = useToast();
  const writes = useViewWrites(object.key);
  const { view, address } = list;
  /** What goes wrong is said; the page stays as it is. */
  const tried = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) toast.info(t('view.stale'));
      else toast.error(error, t('view.failed'));
    }
  };
  const go = (id: string) => address.openView(id);
  const add = async (body: ViewBody, label: string) => {
    const made = await writes.add({ ...body, label, position: 0 });
    go(made.id);
  };
  const follow = (before: SavedView, after: SavedView) => {
    if (view.id === before.id) address.openView(after.id, true);
  };
  return {
    save: () =>
      tried(async () => {
        if (!view.saved) return;
        await writes.save(view.saved, { ...view.body, label: view.saved.label });
        list.settle();
        toast.info(t('view.saved', { view: view.saved.label }));
      }),
    saveAs: (label) =>
      tried(async () => {
        await add(view.body, label);
        list.forget();
      }),
    rename: (one, label) => tried(() => writes.save(one, { ...one.body, label })),
    duplicate: (one) => tried(() => add(one.body, t('view.copyOf', { view: one.label }))),
    remove: (one) =>
      tried(async () => {
        await writes.remove(one);
        if (view.id === one.id)
          address.openView(list.plain ? ALL : (list.views?.find(({ id }) => id !== one.id)?.id ?? ALL));
        toast.undo(t('view.removed', { view: one.label }), () => void tried(async () => go(await writes.restore(one))));
      }),
    share: (one) =>
      tried(async () => {
        follow(one, await writes.share(one));
        toast.info(t('view.shared', { view: one.label }));
      }),
    takeBack: (one) =>
      tried(async () => {
        follow(one, await writes.takeBack(one));
        toast.info(t('view.tookBack', { view: one.label }));
      }),
    place: (ids) => tried(() => writes.place(ids)),
  };
}
