/** The photos of a visit: taken with the camera or chosen, made small at once, shown before they are sent. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { settingOf } from '../../fields/files/value';
import { watermarked } from '../../fields/image/watermark';
import { Icon } from '../../kit/Icon';
import { fullTime } from '../../kit/time';
import { useToast } from '../../kit/toast';
import { smaller } from './photo';
import styles from './visit.module.css';

interface Props {
  field: FieldDescription;
  photos: readonly File[];
  onChange: (change: (photos: readonly File[]) => readonly File[]) => void;
}

export function Photos({ field, photos, onChange }: Props) {
  const { t } = useTranslation('visit');
  const { take, working } = useTaking(field, photos, onChange);
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const full = photos.length + working >= settingOf(field.settings, 'max_count', 9);
  const picked = (input: HTMLInputElement) => {
    void take([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <fieldset className={styles.part} aria-label={field.label}>
      <legend>{field.label}</legend>
      <div className={styles.photos}>
        {photos.map((photo) => (
          <Photo key={`${photo.name} ${photo.size} ${photo.lastModified}`} photo={photo}>
            <button
              type="button"
              aria-label={t('photo.remove', { name: photo.name })}
              onClick={() => onChange((all) => all.filter((other) => other !== photo))}
            >
              <Icon name="x" />
            </button>
          </Photo>
        ))}
        {Array.from({ length: working }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is known of them yet
          <span key={place} className={styles.working} role="status" aria-label={t('photo.working')} />
        ))}
        {!full && (
          <button type="button" className={styles.take} onClick={() => camera.current?.click()}>
            <Icon name="camera" size={20} />
            {t('photo.take')}
          </button>
        )}
        {!full && field.settings.camera_only !== true && (
          <button type="button" className={styles.take} onClick={() => album.current?.click()}>
            <Icon name="image" size={20} />
            {t('photo.choose')}
          </button>
        )}
      </div>
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={(event) => picked(event.currentTarget)}
      />
      <input
        ref={album}
        type="file"
        hidden
        accept="image/*"
        multiple
        onChange={(event) => picked(event.currentTarget)}
      />
    </fieldset>
  );
}

/** Takes photos in: smaller, and with time and name in them where the field asks for it. */
function useTaking(field: FieldDescription, photos: readonly File[], onChange: Props['onChange']) {
  const { t } = useTranslation('visit');
  const { zone, me } = useFieldContext();
  const toast = useToast();
  const [working, setWorking] = useState(0);
  const take = async (files: readonly File[]) => {
    const most = settingOf(field.settings, 'max_count', 9) - photos.length;
    const taken = files.slice(0, most);
    if (taken.length < files.length) toast.info(t('photo.full', { count: most + photos.length }));
    setWorking(taken.length);
    for (const file of taken) {
      try {
        const small = await smaller(file);
        const lines = [fullTime(new Date().toISOString(), zone), me.name];
        const photo = field.settings.watermark === true ? await watermarked(small, lines) : small;
        onChange((all) => [...all, photo]);
      } catch {
        toast.error(null, t('photo.unread', { name: file.name }));
      }
      setWorking((left) => left - 1);
    }
  };
  return { take, working };
}

function Photo({ photo, children }: { photo: File; children: React.ReactNode }) {
  const address = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <span className={styles.photo}>
      <img src={address} alt={photo.name} />
      {children}
    </span>
  );
}
