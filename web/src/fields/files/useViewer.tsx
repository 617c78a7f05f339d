/** In charge of looking at files in full: the viewer comes when the first one is opened. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { StoredFile } from './value';

const Viewer = lazy(() => import('./viewer/Viewer'));

export function useViewer(files: readonly StoredFile[]): { open: (place: number) => void; shown: ReactNode } {
  const [place, setPlace] = useState<number | null>(null);
  const shown =
    place === null || !files[place] ? null : (
      <Suspense>
        <Viewer files={files} place={place} onPlace={setPlace} onClose={() => setPlace(null)} />
      </Suspense>
    );
  return { open: setPlace, shown };
}
