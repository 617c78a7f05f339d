/** In charge of creating, from inside a chooser, the record that is missing in it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { FieldDescription } from '../../api/types';
import type { ChoiceAction } from '../controls/ChoiceList';
import { CreateTarget } from './CreateTarget';
import type { Pointed } from './value';

interface Creation {
  /** The last entry of the list; null where the person may not create. */
  actionOf: (search: string) => ChoiceAction | null;
  /** The sheet, while it is open. */
  sheet: ReactNode;
}

export function useCreate(field: FieldDescription, onCreated: (pointed: Pointed) => void): Creation {
  const { t } = useTranslation('fields');
  const target = field.target ?? '';
  const description = useQuery({ ...objectQuery(target), enabled: target !== '' }).data;
  const [title, setTitle] = useState<string | null>(null);
  return {
    actionOf: (search) => {
      if (!description?.may.create) return null;
      const name = search.trim();
      const object = description.label;
      return {
        label: name ? t('choice.createNamed', { object, name }) : t('choice.create', { object }),
        run: () => setTitle(name),
      };
    },
    sheet: title !== null && (
      <CreateTarget target={target} title={title} onCreated={onCreated} onClose={() => setTitle(null)} />
    ),
  };
}
