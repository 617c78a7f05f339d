/** Where the visit takes place: told by the device with how exact that is, or typed where it does not tell. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import type { FormState } from '../../fields/form/useFormState';
import { useFieldState } from '../../fields/form/useFormState';
import { coordinatesOf, type Position, systemOf } from '../../fields/location/value';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { usePlace } from './usePlace';
import styles from './visit.module.css';

interface Props {
  field: FieldDescription;
  form: FormState;
}

/** Beyond this the street is not known any more. */
const ROUGH_METERS = 200;

export function Place({ field, form }: Props) {
  const { t } = useTranslation('visit');
  const system = systemOf(field.settings);
  const { finding, ask } = usePlace(system);
  const { value, message } = useFieldState(form, field.key);
  const position = value as Position | null;
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (finding.state !== 'found') return;
    const { label = '' } = (form.values[field.key] as Position | null) ?? {};
    form.set(field.key, { ...finding.coordinates, label, system });
  }, [finding, form, field.key, system]);
  const failed = finding.state === 'denied' || finding.state === 'unknown' || finding.state === 'insecure';
  const { Editor } = fieldTypeOf(field.type);
  return (
    <fieldset className={styles.part} aria-label={field.label}>
      <legend>{field.label}</legend>
      <div className={styles.place}>
        {/* the box to type in brings its own button */}
        {!typing && !failed && (
          <button type="button" className="btn" disabled={finding.state === 'asking'} onClick={ask}>
            <Icon name="map" />
            {t(finding.state === 'asking' ? 'place.asking' : finding.state === 'found' ? 'place.again' : 'place.ask')}
          </button>
        )}
        {!typing && !failed && (
          <button type="button" className="btn ghost" onClick={() => setTyping(true)}>
            {t('place.type')}
          </button>
        )}
        {finding.state === 'found' && position && !typing && (
          <p role="status" className={finding.meters > ROUGH_METERS ? styles.rough : 'soft'}>
            <Icon name="check" size={14} />{' '}
            <span className="numeric">
              {t(finding.meters > ROUGH_METERS ? 'place.rough' : 'place.found', {
                place: coordinatesOf(position),
                meters: finding.meters,
              })}
            </span>
          </p>
        )}
        {failed && (
          <p role="alert" className={styles.rough}>
            {t(`place.${finding.state}`)}
          </p>
        )}
      </div>
      {finding.state === 'found' && !typing && (
        <input
          className="input"
          aria-label={t('place.label')}
          placeholder={t('place.label')}
          maxLength={200}
          value={position?.label ?? ''}
          onChange={(event) => position && form.set(field.key, { ...position, label: event.target.value })}
        />
      )}
      {(typing || failed) && (
        <Editor
          field={field}
          value={position}
          onChange={(next: unknown) => form.set(field.key, next)}
          onProblem={(problem: string | null) => form.setProblem(field.key, problem)}
          onDone={() => form.touch(field.key)}
          invalid={message !== null}
        />
      )}
      {message && (
        <small role="alert" className={styles.wrong}>
          {message}
        </small>
      )}
    </fieldset>
  );
}
