-- What people see of a job. The queue itself (schema jobs) holds only which of these waits for a worker.
CREATE TABLE {schema}.sys_job (
  id               uuid PRIMARY KEY,
  kind             text NOT NULL,
  title            jsonb NOT NULL,
  state            text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'dead', 'cancelled')),
  payload          jsonb NOT NULL,
  cursor           jsonb,
  done             bigint NOT NULL DEFAULT 0,
  total            bigint,
  error            jsonb,
  result           jsonb,
  attempts         int NOT NULL DEFAULT 0,
  queue_id         bigint NOT NULL,  -- the one row of the queue that may start it; any other is stale
  run              uuid,             -- the run that may still write; a run that lost its worker is fenced off by it
  cancel_requested boolean NOT NULL DEFAULT false,
  dedupe_key       text,
  created_by       uuid,
  created_at       timestamptz NOT NULL DEFAULT now(),
  started_at       timestamptz,
  finished_at      timestamptz
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX sys_job_waiting ON {schema}.sys_job (dedupe_key)
  WHERE dedupe_key IS NOT NULL AND state IN ('queued', 'running', 'failed');
CREATE INDEX sys_job_state ON {schema}.sys_job (state, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_job TO {role};

-- When each schedule is due next; the tick moves it in the transaction that enqueues.
CREATE TABLE {schema}.sys_schedule (
  key     text PRIMARY KEY,
  cron    text NOT NULL,
  next_at timestamptz NOT NULL,
  last_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_schedule TO {role};

-- To enqueue, and never to read what others enqueued.
GRANT USAGE ON SCHEMA jobs TO {role};
GRANT USAGE ON SEQUENCE jobs.pgqueuer_id_seq TO {role};
GRANT INSERT, SELECT (id, entrypoint, priority, dedupe_key) ON jobs.pgqueuer TO {role};
GRANT INSERT ON jobs.pgqueuer_log TO {role};
