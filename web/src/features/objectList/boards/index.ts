/** The other ways to draw a list; each is a folder that is loaded when it is looked at. */
import { type ComponentType, lazy } from 'react';
import { type BoardProps, VIEW_TYPES, type ViewType } from '../view';

const found = import.meta.glob<{ default: ComponentType<BoardProps> }>('./*/index.tsx');

export const boardTypes: readonly ViewType[] = VIEW_TYPES.filter((type) => `./${type}/index.tsx` in found);

export const boards: Partial<Record<ViewType, ComponentType<BoardProps>>> = Object.fromEntries(
  boardTypes.map((type) => [
    type,
    lazy(found[`./${type}/index.tsx`] as () => Promise<{ default: ComponentType<BoardProps> }>),
  ]),
);
