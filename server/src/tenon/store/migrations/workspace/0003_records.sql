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
CREATE FUNCTION {schema}.sys_change_log_ahead(moment timestamptz, months int) RETURNS text[]
LANGUAGE plpgsql AS $make$
DECLARE
  first timestamptz;
  last  timestamptz;
  name  text;
  made  text[] := '{}';
BEGIN
  FOR ahead IN 0..months LOOP
    first := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
    last := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => ahead + 1)) AT TIME ZONE 'UTC';
    name := 'sys_change_log_' || to_char(first AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass('{schema}.' || name) IS NOT NULL;
    -- ATTACH holds up no writer of other months, CREATE … PARTITION OF would.
    EXECUTE format(
      'CREATE TABLE {schema}.%I (LIKE {schema}.sys_change_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format(
      'WITH moved AS (DELETE FROM {schema}.sys_change_log_default WHERE at >= %L AND at < %L RETURNING *)'
      ' INSERT INTO {schema}.%I SELECT * FROM moved', first, last, name);
    EXECUTE format(
      'ALTER TABLE {schema}.sys_change_log ATTACH PARTITION {schema}.%I FOR VALUES FROM (%L) TO (%L)',
      name, first, last);
    made := made || name;
  END LOOP;
  RETURN made;
END
$make$;
REVOKE ALL ON FUNCTION {schema}.sys_change_log_ahead(timestamptz, int) FROM PUBLIC;
SELECT {schema}.sys_change_log_ahead(now(), 1);
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
