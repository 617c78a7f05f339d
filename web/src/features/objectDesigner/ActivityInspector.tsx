/** Whether the object's records are what happened with others, and which of its fields say what of it. */
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { Setting, SwitchSetting } from '../../fields/controls/Setting';
import { textOf } from '../../kit/words';
import { ACTIVITY_PARTS, type ActivityPart, fieldsFor, proposeActivity } from './activity';
import type { Design } from './useDesign';

/** Stands for no field in a chooser. */
const NOTHING = '';

export function ActivityInspector({ design }: { design: Design }) {
  const { t } = useTranslation('designer');
  const { body } = design.draft;
  const activity = body.activity ?? null;
  const set = (next: Activity | null) => design.changeObject(t('activity.title'), { activity: next });
  if (!activity && !body.fields.some(({ type }) => type === 'relation' || type === 'relations')) return null;
  return (
    <>
      <SwitchSetting
        label={t('activity.title')}
        hint={t('activity.hint')}
        on={activity !== null}
        onChange={(on) => set(on ? proposeActivity(body.fields) : null)}
      />
      {activity &&
        ACTIVITY_PARTS.map((part) => (
          <Part
            key={part}
            design={design}
            part={part}
            value={activity[part]}
            onChange={(key) => set({ ...activity, [part]: key })}
          />
        ))}
    </>
  );
}

interface PartProps {
  design: Design;
  part: ActivityPart;
  value: string;
  onChange: (key: string) => void;
}

function Part({ design, part, value, onChange }: PartProps) {
  const { t, i18n } = useTranslation('designer');
  const fields = fieldsFor(part, design.draft.body.fields).map(({ key, label }) => ({
    key,
    label: textOf(label, i18n.language) || t('canvas.unnamed'),
  }));
  const needed = part === 'at' || part === 'text';
  const label = t(`activity.${part}`);
  return (
    <Setting label={label}>
      <PickBox
        label={label}
        entries={needed ? fields : [{ key: NOTHING, label: t('activity.nothing') }, ...fields]}
        value={value}
        onChange={onChange}
      />
    </Setting>
  );
}
