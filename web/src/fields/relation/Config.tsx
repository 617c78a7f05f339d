import { useTranslation } from 'react-i18next';
import { MaxCount } from '../controls/MaxCount';
import { PickBox } from '../controls/PickBox';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';

const ON_DELETE = ['refuse', 'clear', 'cascade'] as const;

export function Config(props: ConfigProps) {
  return <TargetConfig {...props} deeds={ON_DELETE} />;
}

interface Props extends ConfigProps {
  /** What may happen when a record pointed to is deleted. */
  deeds: readonly (typeof ON_DELETE)[number][];
}

function TargetConfig({ settings, onChange, published, objects, deeds }: Props) {
  const { t } = useTranslation('fields');
  const fixed = published !== null && typeof published.target === 'string';
  return (
    <>
      <Setting label={t('config.target')} hint={fixed ? t('config.targetFixed') : undefined}>
        <PickBox
          label={t('config.target')}
          entries={objects}
          value={typeof settings.target === 'string' && settings.target ? settings.target : null}
          disabled={fixed}
          onChange={(target) => onChange({ ...settings, target })}
        />
      </Setting>
      <Setting label={t('config.onDelete')}>
        <PickBox
          label={t('config.onDelete')}
          entries={deeds.map((key) => ({ key, label: t(`config.${key}`) }))}
          value={typeof settings.on_delete === 'string' ? settings.on_delete : 'clear'}
          onChange={(on_delete) => onChange({ ...settings, on_delete })}
        />
      </Setting>
    </>
  );
}

/** A list of links loses the one that is gone, or keeps what it points to from being deleted. */
export function ManyConfig(props: ConfigProps) {
  return (
    <>
      <TargetConfig {...props} deeds={['refuse', 'clear']} />
      <MaxCount {...props} />
    </>
  );
}
