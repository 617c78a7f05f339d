/** The form to try out, with the real editors, as wide as a desktop sheet or a phone. Nothing is saved. */
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '../../api/types';
import { arrange } from '../../fields/form/arrange';
import { FormFields } from '../../fields/form/FormFields';
import { useFormState } from '../../fields/form/useFormState';
import { textOf } from '../../kit/words';
import { describeField, type SharedOptions } from './describe';
import styles from './designer.module.css';

interface Props {
  body: ObjectBody;
  shared: SharedOptions;
  device: 'desktop' | 'phone';
}

export function Preview({ body, shared, device }: Props) {
  const { t, i18n } = useTranslation('designer');
  const fields = body.fields.map((field) => describeField(field, i18n.language, shared));
  const form = useFormState(fields, Object.fromEntries(fields.map((field) => [field.key, field.default])));
  return (
    <div className={`${styles.preview} ${device === 'phone' ? styles.device : ''}`}>
      <header>
        <h2>{t('fields:form.create', { object: textOf(body.label, i18n.language) })}</h2>
        <span className="muted">{t('preview.note')}</span>
      </header>
      <FormFields tabs={arrange(fields, null)} form={form} />
    </div>
  );
}
