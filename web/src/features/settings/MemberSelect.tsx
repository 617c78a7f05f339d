/** Choose one colleague by typing part of the name. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Named } from '../../api/types';

interface Props {
  id: string;
  value: Named | null;
  onChange: (member: Named | null) => void;
}

const SHOWN = 20;

export function MemberSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation('settings');
  const [search, setSearch] = useState('');
  const members = useQuery({
    queryKey: ['members', search],
    queryFn: async () => (await api.get<{ members: Named[] }>('/members', { search, limit: SHOWN })).members,
    placeholderData: keepPreviousData,
  });
  const found = members.data ?? [];
  const known = value && !found.some((member) => member.id === value.id) ? [value, ...found] : found;
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('nobody')}
      value={value?.id ?? null}
      options={known.map((member) => ({ value: member.id, label: member.name }))}
      onChange={(chosen: string | null | undefined) => onChange(known.find((member) => member.id === chosen) ?? null)}
    />
  );
}
