-- Files that become records. An import keeps what its columns mean, how far it has come and which rows were refused;
-- the file itself lies with all other files.
CREATE TABLE {schema}.sys_import (
  id         uuid PRIMARY KEY,
  object     text NOT NULL,
  file_id    uuid NOT NULL,
  file_name  text NOT NULL,
  sheets     text[] NOT NULL,
  plan       jsonb NOT NULL,             -- sheet, head, columns with their fields, how rows meet records
  state      text NOT NULL CHECK (state IN ('draft', 'checking', 'checked', 'running', 'done', 'stopped')),
  rows       int NOT NULL,
  counts     jsonb NOT NULL DEFAULT '{}',
  job_id     uuid,
  batch_id   uuid,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sys_import_object ON {schema}.sys_import (object, id);

-- A row that was refused, with its reasons; "number" is the line that people see in the file, from 1.
CREATE TABLE {schema}.sys_import_row (
  import_id uuid NOT NULL REFERENCES {schema}.sys_import ON DELETE CASCADE,
  number    int NOT NULL,
  cells     jsonb NOT NULL,
  problems  jsonb NOT NULL,
  PRIMARY KEY (import_id, number)
);

-- Cells that a person put right before the import, by column.
CREATE TABLE {schema}.sys_import_fix (
  import_id uuid NOT NULL REFERENCES {schema}.sys_import ON DELETE CASCADE,
  number    int NOT NULL,
  cells     jsonb NOT NULL,
  PRIMARY KEY (import_id, number)
);

-- Which field a header was given the last time.
CREATE TABLE {schema}.sys_import_header (
  object text NOT NULL,
  header text NOT NULL,
  field  text NOT NULL,
  PRIMARY KEY (object, header)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON
  {schema}.sys_import, {schema}.sys_import_row, {schema}.sys_import_fix, {schema}.sys_import_header TO {role};
