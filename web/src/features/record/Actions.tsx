/** What may be done with the record as a whole. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { useRecordWrites } from '../../fields/data/records';
import { copyText } from '../../kit/clipboard';
import { Icon } from '../../kit/Icon';
import { Menu, type MenuEntry } from '../../kit/Menu';
import { useToast } from '../../kit/toast';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  /** Where one is when the record is gone. */
  back: string;
}

export function Actions({ object, record, back }: Props) {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const navigate = useNavigate();
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const remove = async () => {
    const title = titleOf(record, object, context);
    try {
      const batch = await writes.remove(record.id);
      void navigate({ href: back });
      toast.undo(t('deleted', { title }), () => {
        writes.undo(batch).then(() => toast.info(t('undone', { title })), toast.error);
      });
    } catch (error) {
      toast.error(error);
    }
  };
  const copy = async () => {
    if (await copyText(new URL(`/o/${object.key}/${record.id}`, window.location.href).href))
      toast.info(t('linkCopied'));
  };
  const removal: MenuEntry = {
    key: 'delete',
    icon: 'trash',
    danger: true,
    label: t('delete', { object: object.label }),
    run: () => void remove(),
  };
  return (
    <Menu
      label={t('more')}
      align="end"
      entries={[
        { key: 'copy', icon: 'link', label: t('copyLink'), run: () => void copy() },
        ...(object.may.delete ? [removal] : []),
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}
