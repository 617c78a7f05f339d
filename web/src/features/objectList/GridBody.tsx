/** The records of a view in a grid, or in two lines on a phone: rows, groups, totals and what is done to columns. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { columnsOf } from '../../fields/columns';
import { useFieldContext } from '../../fields/context';
import { Grid } from '../../grid/Grid';
import type { GroupHead } from '../../grid/types';
import { useHotkey } from '../../kit/hotkeys';
import { useIsPhone } from '../../kit/phone';
import type { ListColumns } from './columns';
import { figuresBelow, groupLabel } from './figures';
import { inGroups } from './groupRows';
import { REST } from './groups';
import { PhoneList } from './PhoneList';
import type { ListCount, ListRows } from './rows';
import { useCellSave, useCellsSave } from './useCells';
import type { ListGroups } from './useGroups';
import type { ViewState } from './view';

interface Props {
  object: ObjectDescription;
  view: ViewState;
  columns: ListColumns;
  rows: ListRows;
  groups: ListGroups;
  count: ListCount;
  selection: ReadonlySet<string>;
  onSelection: (selection: ReadonlySet<string>) => void;
  onOpen: (record: RecordData) => void;
  onPeek: (record: RecordData) => void;
}

export function GridBody(props: Props) {
  const { object, view, columns, rows: found, groups, count, selection, onSelection, onOpen, onPeek } = props;
  const { t } = useTranslation('list');
  const phone = useIsPhone();
  const context = useFieldContext();
  const { refetch } = found;
  const save = useCellSave(object, refetch);
  const saveMany = useCellsSave(object, refetch);
  const { group, totals, sort } = view.body;
  useHotkey('z', groups.toggleAll, { label: t('keys.groups'), enabled: group !== null && !phone });

  const gridColumns = useMemo(
    () =>
      columnsOf({
        object,
        fields: columns.fields,
        widths: columns.widths,
        context,
        onOpen,
        ...(object.may.update ? { onSave: save } : {}),
      }),
    [object, columns.fields, columns.widths, context, onOpen, save],
  );
  const line = useMemo(() => ({ fields: object.fields, totals, context }), [object.fields, totals, context]);
  const heads = useMemo<readonly GroupHead[]>(() => {
    const field = object.fields.find(({ key }) => key === group?.field);
    return (groups.groups ?? []).map((one) => ({
      id: one.id,
      label: one.id === REST ? t('groups.rest') : group && groupLabel(one, group, field, context),
      count: one.count,
      totals: figuresBelow(one.figures, line),
      collapsed: groups.closed.has(one.id),
    }));
  }, [object.fields, group, groups.groups, groups.closed, context, line, t]);
  const rows = useMemo(
    () => (groups.places ? inGroups(found.rows, groups.places, heads) : found.rows),
    [groups.places, found.rows, heads],
  );
  const { askExact } = count;
  const { onRange } = found;
  const onDrawn = useCallback(
    (first: number, end: number) => {
      // Whoever goes on wants a scrollbar that knows the whole way.
      if (first > 0) askExact();
      onRange(first, end);
    },
    [onRange, askExact],
  );
  const shared = {
    list: found.list,
    rows,
    loading: found.loading || groups.loading,
    onRange: onDrawn,
    onOpen,
    onToggleGroup: groups.toggle,
  };
  if (phone) return <PhoneList object={object} fields={columns.fields} {...shared} />;
  const foot =
    groups.all && totals.length > 0 ? figuresBelow(groups.all, { ...line, named: (fn) => t(`figure.${fn}`) }) : null;
  return (
    <Grid
      {...shared}
      label={object.plural || object.label}
      columns={gridColumns}
      sort={sort[0] ? { key: sort[0].field, desc: sort[0].desc } : null}
      onSort={(key) => view.change({ sort: nextSort(sort, key) })}
      onResize={columns.setWidth}
      frozen={view.body.frozen}
      onFreeze={(frozen) => view.change({ frozen })}
      onReorder={columns.setKeys}
      selection={selection}
      onSelection={onSelection}
      onPeek={onPeek}
      {...(foot ? { foot: { [object.title_field]: footCount(groups.count, object, t), ...foot } } : {})}
      {...(object.may.update ? { onCells: saveMany } : {})}
    />
  );
}

const footCount = (
  count: number | null,
  object: ObjectDescription,
  t: (key: string, values: Record<string, unknown>) => string,
) => (count === null ? null : t('figure.rows', { count, object: object.plural || object.label }));

/** A press on a head: descending, ascending, no order any more. */
function nextSort(sort: ViewState['body']['sort'], key: string): ViewState['body']['sort'] {
  const [first] = sort;
  if (first?.field !== key) return [{ field: key, desc: true }];
  return first.desc ? [{ field: key, desc: false }] : [];
}
