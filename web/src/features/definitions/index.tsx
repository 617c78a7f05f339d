/** Everything that is designed: objects, option sets, apps. Each with its state and its history. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useSession } from '../../kit/session';
import { NoPermission } from '../../kit/states';
import { CreateDialog } from './CreateDialog';
import { KindSection } from './KindSection';

const KINDS = ['object', 'option_set', 'app'] as const;

export default function Definitions() {
  const { t } = useTranslation('definitions');
  const { admin } = useSession();
  const { create, from } = useSearch({ from: '/shell/build' });
  const navigate = useNavigate();
  const open = (kind: (typeof KINDS)[number]) => void navigate({ to: '/build', search: { create: kind } });
  if (!admin) return <NoPermission />;
  return (
    <Page
      title={t('title')}
      actions={
        <button type="button" className="btn primary" onClick={() => open('object')}>
          <Icon name="plus" />
          {t('object.create')}
        </button>
      }
    >
      {KINDS.map((kind) => (
        <KindSection key={kind} kind={kind} onCreate={() => open(kind)} />
      ))}
      {create && (
        <CreateDialog
          kind={create}
          {...(from ? { from } : {})}
          onClose={() => void navigate({ to: '/build', search: {}, replace: true })}
        />
      )}
    </Page>
  );
}
