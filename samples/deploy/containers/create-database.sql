-- Database and login of ServiceGate on SQL Server 2019 or later. $(SERVICEGATE_PASSWORD) is a variable of sqlcmd; it must hold no single quote.
IF DB_ID(N'servicegate') IS NULL CREATE DATABASE servicegate;
GO
-- Reading must not wait for writing; commands read from a snapshot.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = N'servicegate') = 0
    ALTER DATABASE servicegate SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
IF (SELECT snapshot_isolation_state FROM sys.databases WHERE name = N'servicegate') = 0
    ALTER DATABASE servicegate SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
IF SUSER_ID(N'servicegate') IS NULL
    CREATE LOGIN servicegate WITH PASSWORD = N'$(SERVICEGATE_PASSWORD)', DEFAULT_DATABASE = servicegate;
ELSE
    ALTER LOGIN servicegate WITH PASSWORD = N'$(SERVICEGATE_PASSWORD)';
GO
USE servicegate;
GO
IF USER_ID(N'servicegate') IS NULL CREATE USER servicegate FOR LOGIN servicegate;
-- It reads and writes rows, and changes tables when a new version starts. It owns nothing and sees no other database.
ALTER ROLE db_datareader ADD MEMBER servicegate;
ALTER ROLE db_datawriter ADD MEMBER servicegate;
ALTER ROLE db_ddladmin ADD MEMBER servicegate;
GO
