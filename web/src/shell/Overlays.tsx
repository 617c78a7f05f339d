/** The palette and the shortcut sheet with the keys that open them; their code is loaded when first needed. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { appsQuery } from '../api/queries';
import { useHotkey } from '../kit/hotkeys';
import { useSession } from '../kit/session';
import { closeOverlay, openOverlay, useOverlay } from './overlayState';
import { objectPlaces, type Place, pagesFor } from './places';

const Palette = lazy(() => import('./palette/Palette'));
const Shortcuts = lazy(() => import('./Shortcuts'));

export function Overlays() {
  const { t } = useTranslation('shell');
  const me = useSession();
  const apps = useQuery(appsQuery);
  const overlay = useOverlay();
  const navigate = useNavigate();
  const { object } = useParams({ strict: false });
  const toggle = () => (overlay === 'palette' ? closeOverlay() : openOverlay('palette'));
  const create = () =>
    object ? void navigate({ to: '/o/$object', params: { object }, search: { create: '1' } }) : openOverlay('create');
  useHotkey('mod+k', toggle, { label: t('shortcut.palette') });
  useHotkey('?', () => openOverlay('shortcuts'), { label: t('shortcut.sheet') });
  useHotkey('c', create, { label: t('shortcut.create') });
  return (
    <>
      {pagesFor(me).map((page) => (
        <GoTo key={page.key} place={{ ...page, label: t(page.label) }} />
      ))}
      {objectPlaces(apps.data ?? []).map((place) => (
        <GoTo key={place.key} place={place} />
      ))}
      <Suspense>
        {(overlay === 'palette' || overlay === 'create') && <Palette onlyCreate={overlay === 'create'} />}
        {overlay === 'shortcuts' && <Shortcuts />}
      </Suspense>
    </>
  );
}

/** Binds `G` and the place's letter. */
function GoTo({ place }: { place: Place }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  useHotkey(`g ${place.letter}`, () => void navigate(place.link), {
    label: t('shortcut.goTo', { place: place.label }),
    enabled: place.letter !== undefined,
  });
  return null;
}
