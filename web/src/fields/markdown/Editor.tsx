import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../context';
import { Segments } from '../controls/Segments';
import { TextBox } from '../controls/TextBox';
import { readLongText } from '../long_text/value';
import type { EditorProps } from '../type';
import styles from './markdown.module.css';
import { View } from './View';

type Side = 'write' | 'preview';

/** The source, or how it will look. */
export function Editor({ field, onChange, onProblem, ...rest }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  const context = useFieldContext();
  const [side, setSide] = useState<Side>('write');
  const type = (text: string | null) => {
    const reading = readLongText(text ?? '', field, context);
    onProblem?.(reading.ok ? null : reading.message);
    onChange(text);
  };
  return (
    <div className={styles.editor}>
      <Segments
        label={field.label}
        value={side}
        choices={(['write', 'preview'] as const).map((key) => ({ key, label: t(`types.markdown.${key}`) }))}
        onChange={setSide}
      />
      {side === 'write' ? (
        <TextBox {...rest} onChange={type} multiline placeholder={t('types.markdown.hintBox')} />
      ) : (
        <div className={styles.preview}>
          {rest.value ? <View field={field} value={rest.value} /> : t('types.markdown.nothing')}
        </div>
      )}
    </div>
  );
}
