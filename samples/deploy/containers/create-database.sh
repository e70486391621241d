#!/usr/bin/env bash
# Waits for SQL Server, then makes database and login. It may run again: what is there stays, but for the login's password, which follows the file.
set -euo pipefail
SQLCMDPASSWORD=$(cat /run/secrets/sa_password)
SERVICEGATE_PASSWORD=$(cat /run/secrets/database_password)
# sqlcmd reads both from the environment, so that no list of processes shows them.
export SQLCMDPASSWORD SERVICEGATE_PASSWORD
sql() { /opt/mssql-tools18/bin/sqlcmd -C -S database -U sa -b -l 5 "$@"; }
for _ in {1..60}; do
  if sql -Q 'SELECT 1' >/dev/null 2>&1; then
    sql -i /setup/create-database.sql
    echo "The database is there."
    exit 0
  fi
  sleep 2
done
echo "SQL Server did not answer within two minutes." >&2
exit 1
