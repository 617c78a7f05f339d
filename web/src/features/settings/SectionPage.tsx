/** One section's page; on a phone with the way back to the list. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';

interface Props {
  title: string;
  actions?: ReactNode;
  toolbar?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}

export function SectionPage({ title, actions, toolbar, flush = false, children }: Props) {
  const { t } = useTranslation('settings');
  const phone = useIsPhone();
  return (
    <Page
      title={title}
      flush={flush}
      actions={actions}
      toolbar={toolbar}
      crumbs={
        phone && (
          <Link to="/settings" className="btn ghost square" aria-label={t('back')}>
            <Icon name="left" />
          </Link>
        )
      }
    >
      {children}
    </Page>
  );
}
