/** Choose a department, or none. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { departmentsQuery } from '../queries';

interface Props {
  id: string;
  value: string | null;
  onChange: (department: string | null) => void;
}

export function DepartmentSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation('people');
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('noDepartment')}
      notFoundContent={t('noDepartments')}
      value={value}
      options={departments.map((department) => ({ value: department.id, label: department.name }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? null)}
    />
  );
}
