/** In charge of lines under edit: rows on the screen, what is wrong in which cell, and a way back for every step. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldDescription } from '../../api/types';
import { columnsOfLines, filledRows, type Line, type Lines, lineOf, mostRows, newRow, type Row, rowsOf } from './value';

/** What is wrong in a cell, by `<row id> <column key>`. */
export type Wrong = ReadonlyMap<string, string>;

export const cellOf = (row: string, column: string): string => `${row} ${column}`;

export interface LinesEdit {
  readonly columns: readonly FieldDescription[];
  readonly rows: readonly Row[];
  readonly wrong: Wrong;
  readonly most: number;
  change: (rows: readonly Row[], wrong?: Wrong) => void;
  set: (id: string, key: string, value: unknown) => void;
  add: (values?: Line) => Row | null;
  /** Take the last step back; absent when there is none. */
  undo?: () => void;
}

interface Parts {
  field: FieldDescription;
  value: Lines | null;
  onChange: (value: Lines | null) => void;
  /** Refusals of the server by their path in the value: `[2].amount`. */
  inner: Readonly<Record<string, string>> | undefined;
}

const STEPS = 100;

export function useLines({ field, value, onChange, inner }: Parts): LinesEdit {
  const columns = useMemo(() => columnsOfLines(field), [field]);
  const sent = useRef<{ value: Lines | null; ids: readonly string[] }>({ value, ids: [] });
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const begun = rowsOf(value, columns);
    sent.current.ids = begun.map(({ id }) => id);
    return begun;
  });
  const [wrong, setWrong] = useState<Wrong>(new Map());
  const past = useRef<(readonly Row[])[]>([]);
  // several changes may come before the next drawing
  const latest = useRef(rows);

  const show = (next: readonly Row[]) => {
    latest.current = next;
    setRows(next);
    const filled = filledRows(next, columns);
    sent.current = { value: filled.map(lineOf), ids: filled.map(({ id }) => id) };
    onChange(sent.current.value);
  };
  const change = (next: readonly Row[], problems: Wrong = wrong) => {
    past.current = [...past.current, latest.current].slice(-STEPS);
    setWrong(problems);
    show(next);
  };

  useEffect(() => {
    if (value === sent.current.value) return;
    const begun = rowsOf(value, columns);
    sent.current = { value, ids: begun.map(({ id }) => id) };
    latest.current = begun;
    past.current = [];
    setRows(begun);
    setWrong(new Map());
  }, [value, columns]);

  useEffect(() => {
    if (inner) setWrong(placed(inner, sent.current.ids));
  }, [inner]);

  const most = mostRows(field);
  return {
    columns,
    rows,
    wrong,
    most,
    change,
    set: (id, key, next) => {
      const left = new Map(wrong);
      left.delete(cellOf(id, key));
      change(
        latest.current.map((row) => (row.id === id ? { ...row, [key]: next } : row)),
        left,
      );
    },
    add: (values) => {
      if (latest.current.length >= most) return null;
      const row = newRow(columns, values);
      change([...latest.current, row]);
      return row;
    },
    ...(past.current.length > 0
      ? {
          undo: () => {
            const before = past.current.pop();
            if (before) show(before);
          },
        }
      : {}),
  };
}

const PATH = /^\[(\d+)\](?:\.([a-z0-9_]+))?/;

/** The refusals at the cells they are about. */
function placed(inner: Readonly<Record<string, string>>, ids: readonly string[]): Wrong {
  const found = Object.entries(inner).flatMap(([path, message]) => {
    const [, place, key = ''] = PATH.exec(path) ?? [];
    const id = ids[Number(place ?? -1)];
    return id ? [[cellOf(id, key), message] as const] : [];
  });
  return new Map(found);
}
