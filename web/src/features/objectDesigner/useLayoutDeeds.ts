/** In charge of what a builder does to the layouts themselves: their uses, their tabs and their groups. */
import { useTranslation } from 'react-i18next';
import type { Layout, LayoutGroup, LayoutTab, LayoutUse, ObjectBody } from '../../api/types';
import type { Draft } from '../../kit/definition/useDraft';
import {
  addGroup,
  addTab,
  customise,
  follow,
  layoutOf,
  putItems,
  type Sheet,
  share,
  shift,
  takeOff,
  USES,
} from './arrangement';

export interface LayoutDeeds {
  /** Make the layout of this use one's own, apart from any other. */
  customise: () => void;
  /** Let this use follow the automatic layout again. */
  follow: () => void;
  share: (like: LayoutUse) => void;
  /** Show a field on the form of a use, at its end, or take it off. */
  showIn: (use: LayoutUse, field: string, shown: boolean) => void;
  addTab: () => void;
  changeTab: (key: string, change: Partial<LayoutTab>) => void;
  shiftTab: (key: string, by: number) => void;
  /** What stood there waits in the tray. */
  removeTab: (key: string) => void;
  addGroup: (tab: string, behind: string | null) => void;
  changeGroup: (key: string, change: Partial<LayoutGroup>) => void;
  shiftGroup: (key: string, by: number) => void;
  removeGroup: (key: string) => void;
}

export function useLayoutDeeds(
  draft: Draft<ObjectBody>,
  sheet: Sheet,
  use: LayoutUse,
  openTab: (key: string) => void,
): LayoutDeeds {
  const { t, i18n } = useTranslation('designer');
  const { body } = draft;
  const named = (text: string) => ({ [i18n.language]: text });
  /** Forms of new and of old records are usually the same: unless they differ already, they stay together. */
  const together = (): LayoutUse[] =>
    use === 'phone' || layoutOf(body, 'create') !== layoutOf(body, 'detail') ? [use] : ['create', 'detail'];
  const edit = (key: string, recipe: (layout: Layout) => void) =>
    draft.edit({ key, values: {} }, (next) => {
      if (!layoutOf(next as ObjectBody, use)) customise(next, together());
      const layout = layoutOf(next as ObjectBody, use);
      if (layout) recipe(layout);
    });
  const groups = (layout: Layout) => layout.tabs.flatMap((tab) => tab.groups);
  const inTab = (layout: Layout, group: string) =>
    layout.tabs.find((tab) => tab.groups.some(({ key }) => key === group));
  return {
    customise: () =>
      draft.edit({ key: 'customise', values: {} }, (next) => customise(next, sheet.layout ? [use] : together())),
    follow: () => draft.edit({ key: 'follow', values: {} }, (next) => follow(next, use)),
    share: (like) => draft.edit({ key: 'share', values: {} }, (next) => share(next, use, like)),
    showIn: (where, field, shown) =>
      draft.edit({ key: shown ? 'place' : 'takeOff', values: { label: field } }, (next) => {
        if (!shown) return takeOff(next, where, [field]);
        const layout = layoutOf(next as ObjectBody, where);
        if (layout) putItems(layout, [{ field }], null);
      }),
    addTab: () => {
      // the first tab holds what was there; it gets a name beside the new one
      edit('tab', (layout) => {
        const [first] = layout.tabs;
        if (layout.tabs.length === 1 && first) first.label ??= named(t('layout.firstTab'));
        openTab(addTab(layout, named(t('layout.newTab'))));
      });
    },
    changeTab: (key, change) =>
      edit('tab', (layout) => void Object.assign(layout.tabs.find((tab) => tab.key === key) ?? {}, change)),
    shiftTab: (key, by) => edit('tab', (layout) => shift(layout.tabs, key, by)),
    removeTab: (key) =>
      edit('removeTab', (layout) => {
        layout.tabs = layout.tabs.filter((tab) => tab.key !== key);
      }),
    addGroup: (tab, behind) =>
      edit('group', (layout) => void addGroup(layout, tab, named(t('layout.newGroup')), behind)),
    changeGroup: (key, change) =>
      edit('group', (layout) => void Object.assign(groups(layout).find((group) => group.key === key) ?? {}, change)),
    shiftGroup: (key, by) => edit('group', (layout) => shift(inTab(layout, key)?.groups ?? [], key, by)),
    removeGroup: (key) =>
      edit('removeGroup', (layout) => {
        const tab = inTab(layout, key);
        if (tab) tab.groups = tab.groups.filter((group) => group.key !== key);
      }),
  };
}

/** The other uses whose form this one could be. */
export const others = (use: LayoutUse): readonly LayoutUse[] => USES.filter((other) => other !== use);
