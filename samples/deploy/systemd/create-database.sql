-- Role and database of ServiceGate on PostgreSQL 13 or later. Run it as an administrator with psql:
--   psql -v password_file=/etc/servicegate/secrets/password -f create-database.sql
\set ON_ERROR_STOP on
\set password `cat :'password_file'`
CREATE ROLE servicegate LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE servicegate OWNER servicegate ENCODING 'UTF8' TEMPLATE template0;
-- It owns its database, so that a new version can change tables; nobody else may come in.
REVOKE ALL ON DATABASE servicegate FROM PUBLIC;
