import { useTranslation } from 'react-i18next';
import { PickBox } from '../controls/PickBox';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';

const ON_DELETE = ['refuse', 'clear', 'cascade'] as const;

export function Config({ settings, onChange, published, objects }: ConfigProps) {
  const { t } = useTranslation('fields');
  const fixed = published !== null && typeof published.target === 'string';
  return (
    <>
      <Setting label={t('config.target')} hint={fixed ? t('config.targetFixed') : undefined}>
        <PickBox
          label={t('config.target')}
          entries={objects}
          value={typeof settings.target === 'string' ? settings.target : null}
          disabled={fixed}
          onChange={(target) => onChange({ ...settings, target })}
        />
      </Setting>
      <Setting label={t('config.onDelete')}>
        <PickBox
          label={t('config.onDelete')}
          entries={ON_DELETE.map((key) => ({ key, label: t(`config.${key}`) }))}
          value={typeof settings.on_delete === 'string' ? settings.on_delete : 'clear'}
          onChange={(on_delete) => onChange({ ...settings, on_delete })}
        />
      </Setting>
    </>
  );
}
