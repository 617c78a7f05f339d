/** What type a field is, and giving it another: a published field first shows what that would cost. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, Problem } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { Setting } from '../../fields/controls/Setting';
import { fieldTypeOf, fieldTypes } from '../../fields/registry';
import { useConfirm } from '../../kit/confirm';
import { ProblemLines } from '../../kit/definition/lines';
import { useToast } from '../../kit/toast';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  field: FieldBody;
  before: FieldBody | null;
}

/** The field as another type: settings that both types know are kept. */
function retyped(field: FieldBody, type: string): FieldBody {
  const { settings } = fieldTypeOf(type);
  const kept = Object.keys(settings).map((name) => [name, field.settings[name] ?? settings[name]]);
  const { default: _, ...rest } = field;
  return { ...rest, type, default: null, searchable: false, settings: Object.fromEntries(kept) };
}

export function TypeSetting({ design, field, before }: Props) {
  const { t } = useTranslation(['designer', 'fields']);
  const confirm = useConfirm();
  const toast = useToast();
  const [weighing, setWeighing] = useState(false);
  const name = (type: string) => t(`fields:types.${fieldTypeOf(type).key}.label`);

  const choose = async (type: string) => {
    if (type === field.type || weighing) return;
    const next = retyped(field, type);
    setWeighing(true);
    try {
      if (before && before.type !== type && !(await agreed(next))) return;
      design.change([field.key], { key: 'type' }, next);
    } catch (error) {
      toast.error(error);
    } finally {
      setWeighing(false);
    }
  };
  const agreed = async (next: FieldBody) => {
    const { body } = design.draft;
    const at = body.fields.findIndex(({ key }) => key === field.key);
    const fields = body.fields.map((other) => (other.key === field.key ? next : other));
    const [impact, plan] = await Promise.all([design.impactOf(field.key), design.weigh({ ...body, fields })]);
    const about = plan.problems.filter(({ path }) => path.startsWith(`fields[${at}].type`) || path === `fields[${at}]`);
    if (!impact.records_with_value && about.length === 0) return true;
    return confirm({
      title: t('retype.title', { label: design.labelOf(field.key), type: name(next.type) }),
      body: <Cost count={impact.records_with_value ?? 0} problems={about} />,
      action: t('retype.action'),
      danger: about.length > 0,
    });
  };
  return (
    <Setting label={t('inspector.type')} hint={t(`fields:types.${fieldTypeOf(field.type).key}.hint`)}>
      <PickBox
        label={t('inspector.type')}
        value={field.type}
        disabled={weighing}
        entries={fieldTypes.filter(({ systemOnly }) => !systemOnly).map(({ key }) => ({ key, label: name(key) }))}
        onChange={(type) => void choose(type)}
      />
    </Setting>
  );
}

function Cost({ count, problems }: { count: number; problems: readonly Problem[] }) {
  const { t } = useTranslation('designer');
  const refused = problems.some(({ severity }) => severity === 'error');
  return (
    <>
      <p>{count ? t(refused ? 'inspector.values' : 'retype.values', { count }) : t('remove.noValues')}</p>
      {problems.length > 0 ? <ProblemLines problems={problems} /> : <p>{t('retype.nothingLost')}</p>}
    </>
  );
}
