/** An empty list says why it is empty, and offers the one thing to do. */

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { EmptyState } from '../../kit/states';

interface Props {
  object: ObjectDescription;
  words: string;
  /** Conditions keep something away. */
  narrowed: boolean;
  onClear: () => void;
  onCreate: (() => void) | null;
}

export function NothingHere({ object, words, narrowed, onClear, onCreate }: Props) {
  const { t } = useTranslation('list');
  const things = object.plural || object.label;
  if (words || narrowed) {
    const sentence = words ? t('empty.find', { words, object: things }) : t('empty.none', { object: things });
    return (
      <EmptyState
        icon="search"
        sentence={sentence}
        action={
          <button type="button" className="btn" onClick={onClear}>
            {t('empty.clear')}
          </button>
        }
      />
    );
  }
  if (!onCreate) return <EmptyState icon={object.icon} sentence={t('empty.readOnly', { object: things })} />;
  return (
    <EmptyState
      icon={object.icon}
      sentence={t('empty.first', { object: things })}
      action={
        <button type="button" className="btn" onClick={onCreate}>
          <Icon name="plus" />
          {t('create', { object: object.label })}
        </button>
      }
      example={
        <>
          <Link to="/import/$object" params={{ object: object.key }} className="btn">
            <Icon name="ul" />
            {t('empty.import')}
          </Link>
          {object.may.design && (
            <Link to="/build/object/$key" params={{ key: object.key }} className="btn ghost">
              <Icon name="form" />
              {t('design')}
            </Link>
          )}
        </>
      }
    />
  );
}
