-- The log of every change of every record: history, undo and outbox in one, written by the statement that changes the
-- record. Nobody changes what stands here: the workspace's role may read and add, nothing else.
CREATE TABLE {schema}.sys_change_log (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  xid          xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at           timestamptz NOT NULL,
  actor        uuid,
  on_behalf_of uuid,
  source       text NOT NULL,
  batch_id     uuid,
  object       text NOT NULL,
  record_id    uuid,
  op           text NOT NULL CHECK (op IN ('create', 'update', 'delete', 'restore', 'batch')),
  version      int,
  changed      text[],
  before       jsonb,
  after        jsonb,
  ctx          jsonb,
  chain        jsonb,
  salt         bytea NOT NULL CHECK (octet_length(salt) = 16)
) PARTITION BY RANGE (at);
CREATE INDEX sys_change_log_position ON {schema}.sys_change_log (xid, id);
CREATE INDEX sys_change_log_record ON {schema}.sys_change_log (record_id, version);
CREATE INDEX sys_change_log_batch ON {schema}.sys_change_log (batch_id) WHERE batch_id IS NOT NULL;

-- A month without a partition of its own lands in the default one; the daily job makes the months ahead.
CREATE TABLE {schema}.sys_change_log_default PARTITION OF {schema}.sys_change_log DEFAULT;
DO $make$
DECLARE
  month timestamptz := date_trunc('month', now(), 'UTC');
BEGIN
  FOR ahead IN 0..1 LOOP
    EXECUTE format(
      'CREATE TABLE {schema}.%I PARTITION OF {schema}.sys_change_log FOR VALUES FROM (%L) TO (%L)',
      'sys_change_log_' || to_char((month + make_interval(months => ahead)) AT TIME ZONE 'UTC', 'YYYY_MM'),
      month + make_interval(months => ahead),
      month + make_interval(months => ahead + 1));
  END LOOP;
END
$make$;
GRANT SELECT, INSERT ON {schema}.sys_change_log TO {role};

-- What was done to several records at once, or can be taken back with one click.
CREATE TABLE {schema}.sys_batch (
  id        uuid PRIMARY KEY,
  at        timestamptz NOT NULL,
  actor     uuid,
  source    text NOT NULL,
  op        text NOT NULL,
  object    text NOT NULL,
  count     int NOT NULL,
  undo_of   uuid,
  undone_at timestamptz,
  undone_by uuid
);
CREATE INDEX sys_batch_actor ON {schema}.sys_batch (actor, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_batch TO {role};

-- The answers of writes that carried an Idempotency-Key, kept in the transaction of the write.
CREATE TABLE {schema}.sys_idempotency (
  principal    uuid NOT NULL,
  key          text NOT NULL CHECK (length(key) <= 128),
  request_hash bytea NOT NULL,
  at           timestamptz NOT NULL,
  answer       bytea,
  PRIMARY KEY (principal, key)
);
CREATE INDEX sys_idempotency_at ON {schema}.sys_idempotency (at);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_idempotency TO {role};
