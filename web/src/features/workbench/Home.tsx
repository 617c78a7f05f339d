/** The working day: its figures with whom to follow up today, and own records. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection';
import type { ObjectDescription } from '../../api/types';
import { encodeFilter } from '../../fields/condition/codec';
import { FindMine } from '../../fields/data/FindMine';
import type { Day, Whom } from '../../fields/data/home';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/List';
import { Figures } from './Figures';
import styles from './Home.module.css';
import { Plan } from './Plan';

const OWN = encodeFilter({ join: 'and', items: [{ path: 'owner_id', op: 'in', value: ['$me'] }] });
const MINE_SHOWN = 10;

export function Working({ day }: { day: Day }) {
  return (
    <>
      <Figures day={day} />
      {day.activity && <Plan activity={day.activity} mine={day.mine} />}
    </>
  );
}

export function Mine({ object }: { object: ObjectDescription }) {
  const { t } = useTranslation('workbench');
  const navigate = useNavigate();
  const plural = object.plural || object.label;
  const connection = useConnection();
  const open = ({ object: key, id }: Whom) =>
    // without network the record cannot be read, but what happened can be written down
    connection === 'online'
      ? void navigate({ to: '/o/$object/$id', params: { object: key, id } })
      : void navigate({ to: '/visit', search: { object: key, id, note: '1' } });
  return (
    <Section
      title={t('home.mine', { object: plural })}
      actions={
        <Link to="/o/$object" params={{ object: object.key }} search={{ filter: OWN }} className={styles.all}>
          {t('home.all')}
        </Link>
      }
    >
      <FindMine
        object={object}
        most={MINE_SHOWN}
        onOpen={open}
        empty={
          <>
            {t('home.noneMine', { object: plural })}{' '}
            {object.may.create && (
              <Link to="/o/$object" params={{ object: object.key }} search={{ create: '1' }}>
                <Icon name="plus" size={14} /> {t('home.create', { object: object.label })}
              </Link>
            )}
          </>
        }
      />
    </Section>
  );
}
