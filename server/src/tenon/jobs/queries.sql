-- name: enqueue
-- The inserts into schema jobs are those of PgQueuer 1.6 (build_enqueue_query); a test compares them with the library's.
-- They stand here because importing it costs an API worker 13 MB and 0.3 s.
WITH job AS (
  INSERT INTO {schema}.sys_job (id, kind, title, state, payload, dedupe_key, created_by, queue_id)
  VALUES ($1::uuid, $2::text, $3::jsonb, 'queued', $4::jsonb, $5::text, $6::uuid, nextval('jobs.pgqueuer_id_seq'))
  ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL AND state IN ('queued', 'running', 'failed') DO NOTHING
  RETURNING id, kind, queue_id
), queued AS (
  INSERT INTO jobs.pgqueuer (id, priority, entrypoint, payload, execute_after, headers, status)
  SELECT queue_id, 0, kind, $7::bytea, now() + $8::interval, '{}'::jsonb, 'queued' FROM job
  RETURNING id, entrypoint, priority
), logged AS (
  INSERT INTO jobs.pgqueuer_log (job_id, status, entrypoint, priority)
  SELECT id, 'queued', entrypoint, priority FROM queued
)
SELECT coalesce(
  (SELECT id FROM job),
  (SELECT id FROM {schema}.sys_job WHERE dedupe_key = $5::text AND state IN ('queued', 'running', 'failed')));

-- name: enqueue_again
WITH job AS (
  UPDATE {schema}.sys_job
  SET state = 'queued', attempts = 0, error = NULL, finished_at = NULL, cancel_requested = false, run = NULL,
      queue_id = nextval('jobs.pgqueuer_id_seq')
  WHERE id = $1::uuid AND state IN ('failed', 'dead', 'cancelled')
  RETURNING id, kind, queue_id
), queued AS (
  INSERT INTO jobs.pgqueuer (id, priority, entrypoint, payload, execute_after, headers, status)
  SELECT queue_id, 0, kind, $2::bytea, now(), '{}'::jsonb, 'queued' FROM job
  RETURNING id, entrypoint, priority
), logged AS (
  INSERT INTO jobs.pgqueuer_log (job_id, status, entrypoint, priority)
  SELECT id, 'queued', entrypoint, priority FROM queued
)
SELECT count(*) FROM queued;

-- name: begin_run
UPDATE {schema}.sys_job
SET state = 'running', attempts = attempts + 1, run = $3::uuid, started_at = coalesce(started_at, now()), error = NULL
WHERE id = $1::uuid AND queue_id = $2::bigint AND state IN ('queued', 'running', 'failed') AND NOT cancel_requested
RETURNING id, kind, payload, cursor, done, total, attempts, created_by;

-- name: save_step
UPDATE {schema}.sys_job SET cursor = $3::jsonb, done = $4::bigint, total = $5::bigint
WHERE id = $1::uuid AND run = $2::uuid AND state = 'running'
RETURNING cancel_requested;

-- name: progress
UPDATE {schema}.sys_job SET done = $3::bigint, total = $4::bigint
WHERE id = $1::uuid AND run = $2::uuid AND state = 'running'
RETURNING cancel_requested;

-- name: end_run
UPDATE {schema}.sys_job
SET state = $3::text, error = $4::jsonb, result = $5::jsonb, run = NULL,
    finished_at = CASE WHEN $3::text = 'failed' THEN NULL ELSE now() END
WHERE id = $1::uuid AND run = $2::uuid AND state = 'running';

-- name: settle_cancelled
UPDATE {schema}.sys_job SET state = 'cancelled', finished_at = now(), run = NULL
WHERE id = $1::uuid AND queue_id = $2::bigint AND cancel_requested AND state IN ('queued', 'running', 'failed');

-- name: cancel
UPDATE {schema}.sys_job
SET cancel_requested = true,
    state = CASE WHEN state = 'running' THEN state ELSE 'cancelled' END,
    finished_at = CASE WHEN state = 'running' THEN NULL ELSE now() END
WHERE id = $1::uuid AND state IN ('queued', 'running', 'failed')
RETURNING id;

-- name: get_job
SELECT id, kind, title, payload -> 'asked' AS asked, state, done, total, error, result, attempts, created_by, created_at, started_at, finished_at
FROM {schema}.sys_job
WHERE id = $1::uuid AND ($2::uuid IS NULL OR created_by = $2::uuid);

-- name: list_jobs
SELECT id, kind, title, payload -> 'asked' AS asked, state, done, total, error, result, attempts, created_by, created_at, started_at, finished_at
FROM {schema}.sys_job
WHERE ($1::text IS NULL OR state = $1::text)
  AND ($2::uuid IS NULL OR created_by = $2::uuid)
  AND ($3::uuid IS NULL OR id < $3::uuid)
ORDER BY id DESC LIMIT $4::int;

-- name: due_schedules
SELECT key, cron, next_at FROM {schema}.sys_schedule WHERE key = ANY($1::text[]) FOR UPDATE SKIP LOCKED;

-- name: known_schedules
SELECT key, cron, next_at FROM {schema}.sys_schedule;

-- name: add_schedule
INSERT INTO {schema}.sys_schedule (key, cron, next_at) VALUES ($1::text, $2::text, $3::timestamptz)
ON CONFLICT (key) DO UPDATE SET cron = excluded.cron, next_at = excluded.next_at;

-- name: advance_schedule
UPDATE {schema}.sys_schedule SET next_at = $2::timestamptz, last_at = $3::timestamptz WHERE key = $1::text;

-- name: workspaces
SELECT key, timezone FROM tenon.workspace ORDER BY key;
