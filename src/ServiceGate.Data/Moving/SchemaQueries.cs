using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Data.SqlServer;

namespace ServiceGate.Data.Moving;

/// <summary>What a database says of its own tables. Names are in capitals since a SQL Server database may tell them apart; PostgreSQL does not mind.</summary>
internal static class SchemaQueries
{
    /// <summary>All columns of all tables, in their order, with their place in the primary key from 1, or 0.</summary>
    public static string Columns(Dialect dialect) => dialect is SqliteDialect
        ? """
          SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_ordinal
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
          ORDER BY t.name, c.cid
          """
        : $"""
           SELECT c.TABLE_NAME AS table_name, c.COLUMN_NAME AS column_name, COALESCE(k.place, 0) AS key_ordinal
           FROM INFORMATION_SCHEMA.COLUMNS c
           JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME AND t.TABLE_TYPE = 'BASE TABLE'
           LEFT JOIN (
               SELECT u.TABLE_SCHEMA AS home, u.TABLE_NAME AS owner, u.COLUMN_NAME AS part, u.ORDINAL_POSITION AS place
               FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS p
               {Usage("p")}
               WHERE p.CONSTRAINT_TYPE = 'PRIMARY KEY'
           ) k ON k.home = c.TABLE_SCHEMA AND k.owner = c.TABLE_NAME AND k.part = c.COLUMN_NAME
           WHERE c.TABLE_SCHEMA = {Schema(dialect)}
           ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION
           """;

    /// <summary>All columns that refer to a table.</summary>
    public static string References(Dialect dialect) => dialect switch
    {
        SqliteDialect =>
            """
            SELECT t.name AS child, f."from" AS child_column, f."table" AS parent
            FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table'
            """,
        SqlServerDialect =>
            """
            SELECT OBJECT_NAME(k.parent_object_id) AS child, c.name AS child_column, OBJECT_NAME(k.referenced_object_id) AS parent
            FROM sys.foreign_keys f
            JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
            JOIN sys.columns c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
            WHERE f.schema_id = SCHEMA_ID()
            """,
        _ =>
            $"""
             SELECT c.TABLE_NAME AS child, u.COLUMN_NAME AS child_column, p.TABLE_NAME AS parent
             FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
             JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = r.CONSTRAINT_NAME
             JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS p ON p.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA AND p.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
             {Usage("c")}
             WHERE c.TABLE_SCHEMA = {Schema(dialect)}
             """,
    };

    private static string Usage(string constraint) =>
        $"""
        JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u
            ON u.CONSTRAINT_SCHEMA = {constraint}.CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = {constraint}.CONSTRAINT_NAME AND u.TABLE_NAME = {constraint}.TABLE_NAME
        """;

    private static string Schema(Dialect dialect) => dialect is SqlServerDialect ? "SCHEMA_NAME()" : "current_schema()";
}
