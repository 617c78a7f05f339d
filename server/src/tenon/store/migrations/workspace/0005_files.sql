-- Files. Their bytes stand in object storage, in pieces of 8 MiB (the last is shorter); a piece counts once its row is
-- committed, and a file can be read once its state is 'stored'.
CREATE TABLE {schema}.sys_file (
  id             uuid PRIMARY KEY,
  created_by     uuid,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  size_bytes     bigint NOT NULL CHECK (size_bytes > 0),
  received_bytes bigint NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND size_bytes),
  sha256         bytea CHECK (octet_length(sha256) = 32),
  state          text NOT NULL DEFAULT 'uploading' CHECK (state IN ('uploading', 'stored')),
  media_type     text NOT NULL,
  name           text NOT NULL,
  CHECK ((state = 'stored') = (sha256 IS NOT NULL AND received_bytes = size_bytes))
);
CREATE INDEX sys_file_abandoned ON {schema}.sys_file (updated_at) WHERE state = 'uploading';

CREATE TABLE {schema}.sys_file_piece (
  file_id    uuid NOT NULL REFERENCES {schema}.sys_file ON DELETE CASCADE,
  position   int NOT NULL,
  size_bytes int NOT NULL,
  blob       text NOT NULL UNIQUE,
  PRIMARY KEY (file_id, position)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_file, {schema}.sys_file_piece TO {role};
