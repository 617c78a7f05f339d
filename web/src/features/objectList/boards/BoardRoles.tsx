/** Which field plays which part on a board; kept in the view. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription } from '../../../api/types';
import { ManyBox } from '../../../fields/controls/ManyBox';
import { matching } from '../../../fields/controls/matching';
import { PickBox } from '../../../fields/controls/PickBox';
import { Setting } from '../../../fields/controls/Setting';
import type { ViewState } from '../view';
import styles from './boards.module.css';
import {
  amountFields,
  cardFields,
  choiceFields,
  coverFields,
  laneFields,
  MOST_ON_CARD,
  rolesOf,
  startFields,
} from './roles';

export type BoardKind = 'kanban' | 'calendar' | 'gallery';
type Part = 'lanes' | 'amount' | 'start' | 'end' | 'color' | 'cover';

const PARTS: Readonly<Record<BoardKind, readonly Part[]>> = {
  kanban: ['lanes', 'amount'],
  calendar: ['start', 'end', 'color'],
  gallery: ['cover'],
};
/** Parts that nothing needs to play. */
const FREE: readonly Part[] = ['end', 'color'];

interface Props {
  object: ObjectDescription;
  view: ViewState;
  kind: BoardKind;
}

export function BoardRoles({ object, view, kind }: Props) {
  const { t } = useTranslation('boards');
  const roles = rolesOf(object, view.body);
  const among: Readonly<Record<Part, readonly FieldDescription[]>> = {
    lanes: laneFields(object),
    amount: amountFields(object),
    start: startFields(object),
    end: startFields(object).filter(({ key, type }) => type === roles.start?.type && key !== roles.start.key),
    color: choiceFields(object),
    cover: coverFields(object),
  };
  const card = roles.card.map(({ key }) => key);
  const toggle = (key: string) =>
    view.change({ card: card.includes(key) ? card.filter((other) => other !== key) : [...card, key] });
  return (
    <div className={styles.roles}>
      {PARTS[kind].map((part) => (
        <Setting key={part} label={t(`roles.${part}`)}>
          <PickBox
            label={t(`roles.${part}`)}
            value={roles[part]?.key ?? ''}
            placeholder={t('roles.none')}
            entries={[...(FREE.includes(part) ? [{ key: '', label: t('roles.none') }] : []), ...among[part]]}
            onChange={(key) => view.change({ [part]: key })}
          />
        </Setting>
      ))}
      <Setting label={t('roles.card')}>
        <ManyBox
          size="line"
          label={t('roles.card')}
          max={MOST_ON_CARD}
          chosen={roles.card.map(({ key, label }) => ({ id: key, label }))}
          subject={cardFields(object)}
          useChoices={cardChoices}
          onToggle={({ id }) => toggle(id)}
          onRemove={toggle}
        />
      </Setting>
    </div>
  );
}

const cardChoices = (fields: readonly FieldDescription[], search: string) => ({
  choices: matching(fields, search).map(({ key, label }) => ({ id: key, label, value: key })),
  loading: false,
});
