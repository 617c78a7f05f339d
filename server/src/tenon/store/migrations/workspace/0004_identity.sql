-- The people of this workspace as its records name them: a copy that only identity writes. Whoever has left stays as
-- a name ('left'); 'sample' are the people of a pack's sample data, who have no account.
CREATE TABLE {schema}.sys_member (
  id            uuid PRIMARY KEY,
  department_id uuid,
  admin         boolean NOT NULL,
  name          text NOT NULL,
  spelling      text NOT NULL,
  initials      text NOT NULL,
  status        text NOT NULL CHECK (status IN ('invited', 'active', 'suspended', 'left', 'sample'))
);
CREATE INDEX sys_member_order ON {schema}.sys_member (spelling, id);
CREATE INDEX sys_member_department ON {schema}.sys_member (department_id);

CREATE TABLE {schema}.sys_department (
  id         uuid PRIMARY KEY,
  parent_id  uuid REFERENCES {schema}.sys_department,
  manager_id uuid REFERENCES {schema}.sys_member,
  version    int NOT NULL DEFAULT 1,
  name       text NOT NULL UNIQUE,
  spelling   text NOT NULL
);
ALTER TABLE {schema}.sys_member ADD FOREIGN KEY (department_id) REFERENCES {schema}.sys_department;

-- The workspace itself only reads its people; identity writes them as the platform, beside the account.
GRANT SELECT ON {schema}.sys_member, {schema}.sys_department TO {role};
GRANT USAGE ON SCHEMA {schema} TO tenon_platform;
GRANT SELECT, UPDATE ON {schema}.sys_revision TO tenon_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_member, {schema}.sys_department TO tenon_platform;
