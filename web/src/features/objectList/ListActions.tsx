/** What is done with a list as a whole: find in it, import, export, create. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Kbd } from '../../kit/Kbd';
import { Menu, type MenuEntry } from '../../kit/Menu';
import { useIsPhone } from '../../kit/phone';
import type { ListAddress } from './address';
import { FindBox } from './FindBox';
import type { Asked } from './rows';
import { FORMATS, useExport } from './useExport';

interface Props {
  object: ObjectDescription;
  address: ListAddress;
  asked: Asked;
  onCreate: (() => void) | null;
}

export function ListActions({ object, address, asked, onCreate }: Props) {
  const { t } = useTranslation('list');
  const phone = useIsPhone();
  const navigate = useNavigate();
  const exportAs = useExport(object.title_field, asked);
  const entries: MenuEntry[] = FORMATS.map((format) => ({
    key: format,
    label: t(`export.${format}`),
    icon: 'dl',
    run: () => void exportAs(format),
  }));
  if (phone && onCreate) {
    const run = () => void navigate({ to: '/import/$object', params: { object: object.key } });
    entries.unshift({ key: 'import', label: t('import'), icon: 'ul', run });
  }
  useHotkey('c', () => onCreate?.(), { label: t('keys.create'), enabled: onCreate !== null });
  return (
    <>
      <FindBox words={address.words} onWords={address.setWords} />
      {onCreate && !phone && (
        <Link to="/import/$object" params={{ object: object.key }} className="btn ghost">
          <Icon name="ul" />
          {t('import')}
        </Link>
      )}
      <Menu label={t('export.title')} align="end" entries={entries}>
        <Icon name={phone ? 'more' : 'dl'} />
      </Menu>
      {onCreate && (
        <button type="button" className="btn primary" onClick={onCreate}>
          <Icon name="plus" />
          {phone ? t('createShort') : t('create', { object: object.label })}
          {!phone && <Kbd combo="c" />}
        </button>
      )}
    </>
  );
}
