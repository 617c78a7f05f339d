/** What the workbench of an app shows: whose records are mine, and where the plan of the day comes from. */
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { AppBody, Home, ObjectSummary } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { Setting } from '../../fields/controls/Setting';
import type { Draft } from '../../kit/definition/useDraft';

const NO_HOME: Home = { mine: '', activity: '' };

interface Props {
  draft: Draft<AppBody>;
  objects: readonly ObjectSummary[];
}

export function HomeSettings({ draft, objects }: Props) {
  const { t } = useTranslation('definitions');
  const described = useQueries({ queries: objects.map(({ key }) => objectQuery(key)) });
  const planning = described.flatMap(({ data }) => (data?.activity?.next_at ? [data] : []));
  const home = draft.body.home ?? NO_HOME;
  const part = (name: keyof Home, from: readonly ObjectSummary[]) => (
    <Setting label={t(`home.${name}`)} hint={t(`home.${name}Hint`)}>
      <PickBox
        label={t(`home.${name}`)}
        entries={[{ key: '', label: t('home.nothing') }, ...from.map(({ key, label }) => ({ key, label }))]}
        value={home[name]}
        onChange={(key) =>
          draft.edit({ key: 'home', values: {} }, (next) => {
            const chosen = { ...home, [name]: key };
            next.home = chosen.mine || chosen.activity ? chosen : null;
          })
        }
      />
    </Setting>
  );
  return (
    <>
      <h2>{t('home.title')}</h2>
      {part('mine', objects)}
      {part('activity', planning)}
    </>
  );
}
