import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Box } from '../controls/Box';
import controls from '../controls/controls.module.css';
import { depthOf, useRegions } from '../region/book';
import { RegionBox } from '../region/RegionBox';
import type { EditorProps } from '../type';
import styles from './address.module.css';
import { type Address, isPostcode, NO_ADDRESS, orNothing, splitLine } from './value';

export function Editor({ field, value, onChange, onProblem, onDone, ...rest }: EditorProps<Address>) {
  const { t } = useTranslation('fields');
  const book = useRegions();
  const lineId = useId();
  const address = value ?? NO_ADDRESS;
  const set = (part: Partial<Address>) => {
    const next = { ...address, ...part };
    const wrong = next.postcode !== null && !isPostcode(next.postcode);
    onProblem?.(wrong ? t('types.address.badPostcode') : null);
    onChange(orNothing(next));
  };
  const size = rest.size ?? 'form';
  return (
    <fieldset
      className={styles.address}
      aria-label={field.label}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone?.();
      }}
    >
      <RegionBox
        size={size}
        label={t('types.address.region')}
        depth={depthOf(field.settings)}
        value={address.region}
        disabled={rest.disabled ?? false}
        invalid={rest.invalid ?? false}
        onChange={(region) => set({ region })}
      />
      <Box size={size} invalid={rest.invalid} disabled={rest.disabled}>
        <textarea
          id={rest.id ?? lineId}
          className={`${controls.input} ${styles.line}`}
          rows={1}
          aria-label={t('types.address.text')}
          {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
          placeholder={t('types.address.placeholder')}
          autoFocus={rest.autoFocus ?? false}
          disabled={rest.disabled ?? false}
          value={address.text}
          onChange={(event) => set({ text: event.target.value.replace(/[\r\n]+/g, ' ') })}
          onPaste={(event) => {
            const split = splitLine(event.clipboardData.getData('text'), book);
            if (address.text.trim() || (split.region === null && split.postcode === null)) return;
            event.preventDefault();
            set({
              text: split.text,
              region: split.region ?? address.region,
              postcode: split.postcode ?? address.postcode,
            });
          }}
        />
      </Box>
      <Box size={size} disabled={rest.disabled}>
        <input
          className={controls.input}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          aria-label={t('types.address.postcode')}
          placeholder={t('types.address.postcode')}
          disabled={rest.disabled ?? false}
          value={address.postcode ?? ''}
          onChange={(event) => set({ postcode: event.target.value.normalize('NFKC').replace(/\D/g, '') || null })}
        />
      </Box>
    </fieldset>
  );
}
