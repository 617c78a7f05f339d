-- What every cluster of Tenon holds before the first migration. Repeatable; run by the superuser through psql with the
-- variables app_verifier and ddl_verifier. An administrator of an external PostgreSQL can run the same file once.

SELECT 'CREATE ROLE ' || wanted FROM unnest(ARRAY['tenon_owner', 'tenon_app', 'tenon_ddl', 'backup']) AS wanted
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) \gexec

-- Owns every schema. CREATEROLE is for the one role per workspace, which it creates and grants to tenon_app.
ALTER ROLE tenon_owner NOLOGIN NOINHERIT CREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS;
-- What API and workers sign in as: no right of its own; it enters the role of one workspace at a time.
ALTER ROLE tenon_app LOGIN NOINHERIT NOCREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS
  PASSWORD :'app_verifier';
-- What migrations and publishing sign in as: everything that it makes belongs to tenon_owner.
ALTER ROLE tenon_ddl LOGIN NOINHERIT NOCREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS
  PASSWORD :'ddl_verifier';
ALTER ROLE tenon_ddl SET role = 'tenon_owner';
GRANT tenon_owner TO tenon_ddl WITH INHERIT FALSE, SET TRUE, ADMIN FALSE;
-- Cannot sign in until a backup is set up and gives it a password.
ALTER ROLE backup NOLOGIN REPLICATION NOINHERIT NOCREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS;

SELECT $make$CREATE DATABASE tenon OWNER tenon_owner TEMPLATE template0 ENCODING 'UTF8'
  LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'$make$
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'tenon') \gexec

REVOKE ALL ON DATABASE tenon, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE tenon TO tenon_app, tenon_ddl;

\connect tenon
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
