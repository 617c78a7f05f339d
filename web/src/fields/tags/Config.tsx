import { useTranslation } from 'react-i18next';
import { MaxCount } from '../controls/MaxCount';
import { Setting, SwitchSetting } from '../controls/Setting';
import { TextBox } from '../controls/TextBox';
import type { ConfigProps } from '../type';
import { splitTags, withTags } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const suggestions = Array.isArray(settings.suggestions) ? (settings.suggestions as string[]) : [];
  return (
    <>
      <Setting label={t('types.tags.suggestions')} hint={t('types.tags.suggestionsHint')}>
        <Suggestions value={suggestions} onChange={(next) => onChange({ ...settings, suggestions: next })} />
      </Setting>
      <SwitchSetting
        label={t('types.tags.allowNew')}
        hint={t('types.tags.allowNewHint')}
        on={settings.allow_new !== false}
        onChange={(allow_new) => onChange({ ...settings, allow_new })}
      />
      <MaxCount settings={settings} onChange={onChange} />
    </>
  );
}

function Suggestions({ value, onChange }: { value: readonly string[]; onChange: (tags: readonly string[]) => void }) {
  const { t } = useTranslation('fields');
  return (
    <TextBox
      multiline
      size="line"
      label={t('types.tags.suggestions')}
      value={value.join('\n')}
      onChange={(text) => onChange((text ?? '').split('\n').map((line) => line.trimStart()))}
      onDone={() => onChange(withTags([], value.flatMap(splitTags)))}
    />
  );
}
