/** Reads the code with the camera; only where there is one. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import controls from '../controls/controls.module.css';
import { Popup } from '../controls/Popup';
import type { EditorProps } from '../type';

const Scanner = lazy(() => import('./Scanner'));

export function ScanButton({ field, onChange, onProblem, onDone, disabled }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  const camera = useHasCamera();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  if (!camera) return null;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={-1}
        className={controls.mark}
        aria-label={t('types.barcode.scan')}
        title={t('types.barcode.scan')}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
      >
        <Icon name="scan" />
      </button>
      {open && (
        <Popup anchor={anchor} align="end" onClose={() => setOpen(false)} label={t('types.barcode.scan')}>
          <Suspense fallback={null}>
            <Scanner
              field={field}
              onRead={(code) => {
                onProblem?.(null);
                onChange(code);
                setOpen(false);
                onDone?.();
              }}
            />
          </Suspense>
        </Popup>
      )}
    </>
  );
}

/** Whether the device has a camera at all; without a secure page there is none. */
function useHasCamera(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    let gone = false;
    void navigator.mediaDevices?.enumerateDevices?.().then((devices) => {
      if (!gone) setHas(devices.some(({ kind }) => kind === 'videoinput'));
    });
    return () => {
      gone = true;
    };
  }, []);
  return has;
}
