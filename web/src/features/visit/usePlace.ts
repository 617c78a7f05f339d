/** In charge of asking the device where it is, and of why it does not say. */
import { useCallback, useEffect, useState } from 'react';
import { fromDevice } from '../../fields/location/systems';
import { type Coordinates, placed, type System } from '../../fields/location/value';

const WAIT_MS = 20_000;

export type Finding =
  | { readonly state: 'idle' | 'asking' }
  | { readonly state: 'found'; readonly coordinates: Coordinates; readonly meters: number }
  /** `insecure`: browsers tell it to encrypted pages only. */
  | { readonly state: 'denied' | 'unknown' | 'insecure' };

export function usePlace(system: System): { finding: Finding; ask: () => void } {
  const [finding, setFinding] = useState<Finding>({ state: 'idle' });
  const ask = useCallback(() => {
    const { geolocation } = window.navigator;
    if (!geolocation || !window.isSecureContext) return setFinding({ state: 'insecure' });
    setFinding({ state: 'asking' });
    geolocation.getCurrentPosition(
      ({ coords }) => {
        const coordinates = placed(...fromDevice([coords.longitude, coords.latitude], system));
        setFinding({ state: 'found', coordinates, meters: Math.round(coords.accuracy) });
      },
      ({ code }) => setFinding({ state: code === 1 ? 'denied' : 'unknown' }),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 30_000 },
    );
  }, [system]);
  // who has allowed it before is not asked to press once more
  useEffect(() => {
    let gone = false;
    const allowed = window.navigator.permissions?.query({ name: 'geolocation' });
    allowed?.then(({ state }) => state === 'granted' && !gone && ask()).catch(() => {});
    return () => {
      gone = true;
    };
  }, [ask]);
  return { finding, ask };
}
