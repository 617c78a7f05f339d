-- name: insert_import
INSERT INTO {schema}.sys_import
  (id, object, file_id, file_name, sheets, plan, state, rows, created_by, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, 'draft', $7, $8, $9, $9);

-- name: get_import
-- What its job has given up, or was told to leave before it began, runs no more, whatever it said last.
SELECT id, object, file_id, file_name, sheets, plan::text,
       CASE
         WHEN EXISTS (SELECT FROM {schema}.sys_job j WHERE j.id = job_id AND j.state IN ('dead', 'cancelled'))
         THEN CASE state WHEN 'checking' THEN 'draft' WHEN 'running' THEN 'stopped' ELSE state END
         ELSE state END AS state,
       rows, counts::text, job_id, batch_id, created_by,
       created_at, updated_at
FROM {schema}.sys_import WHERE id = $1 AND ($2::uuid IS NULL OR created_by = $2);

-- name: lock_import
SELECT id, object, file_id, file_name, sheets, plan::text,
       CASE
         WHEN EXISTS (SELECT FROM {schema}.sys_job j WHERE j.id = job_id AND j.state IN ('dead', 'cancelled'))
         THEN CASE state WHEN 'checking' THEN 'draft' WHEN 'running' THEN 'stopped' ELSE state END
         ELSE state END AS state,
       rows, counts::text, job_id, batch_id, created_by,
       created_at, updated_at
FROM {schema}.sys_import WHERE id = $1 AND ($2::uuid IS NULL OR created_by = $2) FOR UPDATE;

-- name: list_imports
SELECT id, object, file_id, file_name, sheets, plan::text,
       CASE
         WHEN EXISTS (SELECT FROM {schema}.sys_job j WHERE j.id = job_id AND j.state IN ('dead', 'cancelled'))
         THEN CASE state WHEN 'checking' THEN 'draft' WHEN 'running' THEN 'stopped' ELSE state END
         ELSE state END AS state,
       rows, counts::text, job_id, batch_id, created_by,
       created_at, updated_at
FROM {schema}.sys_import WHERE object = $1 AND ($2::uuid IS NULL OR created_by = $2) ORDER BY id DESC LIMIT $3;

-- name: save_plan
UPDATE {schema}.sys_import
SET plan = $2::text::jsonb, rows = $3, state = 'draft', counts = '{}', job_id = NULL, updated_at = $4 WHERE id = $1;

-- name: save_start
UPDATE {schema}.sys_import
SET state = $2, counts = '{}', job_id = $3, batch_id = $4, updated_at = $5 WHERE id = $1;

-- name: save_progress
UPDATE {schema}.sys_import SET counts = $2::text::jsonb, state = $3, updated_at = $4 WHERE id = $1;

-- name: forget_rows
DELETE FROM {schema}.sys_import_row WHERE import_id = $1;

-- name: forget_fixes
DELETE FROM {schema}.sys_import_fix WHERE import_id = $1;

-- name: add_rows
INSERT INTO {schema}.sys_import_row (import_id, number, cells, problems)
SELECT $1, r.number, r.cells, r.problems
FROM jsonb_to_recordset($2::text::jsonb) AS r(number int, cells jsonb, problems jsonb)
ON CONFLICT (import_id, number) DO UPDATE SET cells = excluded.cells, problems = excluded.problems;

-- name: page_of_rows
SELECT number, cells::text, problems::text FROM {schema}.sys_import_row
WHERE import_id = $1 AND number > $2
  AND ($4 = '' OR EXISTS (
    SELECT FROM jsonb_array_elements(problems) p
    WHERE substring(p->>'path' FROM '^[^.[]*') = $5 AND p->>'code' = $4))
ORDER BY number LIMIT $3;

-- name: kinds
-- What is wrong, by field, code and value; of each kind the most frequent values ($4), with one problem as an example.
WITH problem AS (
  SELECT r.number, substring(p->>'path' FROM '^[^.[]*') AS field, p->>'code' AS code, p, btrim(r.cells->>c.index) AS value
  FROM {schema}.sys_import_row r CROSS JOIN jsonb_array_elements(r.problems) p
  LEFT JOIN unnest($2::text[], $3::int[]) AS c(field, index) ON c.field = substring(p->>'path' FROM '^[^.[]*')
  WHERE r.import_id = $1
), value AS (
  SELECT field, code, value, count(DISTINCT number) AS count, (array_agg(p ORDER BY number))[1] AS p, min(number) AS first
  FROM problem GROUP BY field, code, value
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY field, code ORDER BY count DESC, first) AS rank,
         (sum(count) OVER (PARTITION BY field, code))::int AS whole
  FROM value
)
SELECT field, code, value, count, whole, p::text AS problem FROM ranked WHERE rank <= $4 ORDER BY field, code, rank;

-- name: save_values
UPDATE {schema}.sys_import SET plan = $2::text::jsonb, updated_at = $3 WHERE id = $1;

-- name: fixes
SELECT number, cells::text FROM {schema}.sys_import_fix WHERE import_id = $1;

-- name: add_fix
INSERT INTO {schema}.sys_import_fix (import_id, number, cells) VALUES ($1, $2, $3::text::jsonb)
ON CONFLICT (import_id, number) DO UPDATE SET cells = sys_import_fix.cells || excluded.cells;

-- name: delete_import
DELETE FROM {schema}.sys_import WHERE id = $1;

-- name: remembered
SELECT header, field FROM {schema}.sys_import_header WHERE object = $1;

-- name: remember
INSERT INTO {schema}.sys_import_header (object, header, field)
SELECT $1, r.header, r.field FROM jsonb_to_recordset($2::text::jsonb) AS r(header text, field text)
ON CONFLICT (object, header) DO UPDATE SET field = excluded.field;
