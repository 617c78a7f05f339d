import { useTranslation } from 'react-i18next';
import { Setting } from '../controls/Setting';
import { TypedBox } from '../controls/TypedBox';
import { isDomain } from '../hosts';
import type { ConfigProps, Reading } from '../type';
import { allowedDomains } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const domains = allowedDomains(settings).join(', ');
  const read = (typed: string): Reading<readonly string[]> => {
    const value = typed
      .toLowerCase()
      .split(/[\s,\uff0c\u3001;@]+/)
      .filter(Boolean);
    const wrong = value.find((domain) => !isDomain(domain));
    return wrong ? { ok: false, message: t('types.email.notDomain', { domain: wrong }) } : { ok: true, value };
  };
  return (
    <Setting label={t('types.email.allowed')} hint={t('types.email.allowedHint')}>
      <TypedBox
        size="line"
        label={t('types.email.allowed')}
        typed={domains}
        shown={domains}
        read={read}
        onChange={(value) => onChange({ ...settings, allowed_domains: value ?? [] })}
      />
    </Setting>
  );
}
