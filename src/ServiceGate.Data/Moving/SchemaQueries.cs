using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Data.SqlServer;

namespace ServiceGate.Data.Moving;

/// <summary>What a database says of its own tables, each in its own words: by the standard's views PostgreSQL takes seconds for a hundred tables, more where nobody has counted their rows.</summary>
internal static class SchemaQueries
{
    private const string OfPostgreSqlSchema = "c.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema())";

    /// <summary>All columns of all tables, in their order, with their place in the primary key from 1, or 0.</summary>
    public static string Columns(Dialect dialect) => dialect switch
    {
        SqliteDialect =>
            """
            SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_ordinal
            FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            ORDER BY t.name, c.cid
            """,
        SqlServerDialect =>
            """
            SELECT c.TABLE_NAME AS table_name, c.COLUMN_NAME AS column_name, COALESCE(k.place, 0) AS key_ordinal
            FROM INFORMATION_SCHEMA.COLUMNS c
            JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME AND t.TABLE_TYPE = 'BASE TABLE'
            LEFT JOIN (
                SELECT u.TABLE_SCHEMA AS home, u.TABLE_NAME AS owner, u.COLUMN_NAME AS part, u.ORDINAL_POSITION AS place
                FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS p
                JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u
                    ON u.CONSTRAINT_SCHEMA = p.CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = p.CONSTRAINT_NAME AND u.TABLE_NAME = p.TABLE_NAME
                WHERE p.CONSTRAINT_TYPE = 'PRIMARY KEY'
            ) k ON k.home = c.TABLE_SCHEMA AND k.owner = c.TABLE_NAME AND k.part = c.COLUMN_NAME
            WHERE c.TABLE_SCHEMA = SCHEMA_NAME()
            ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION
            """,
        _ =>
            $"""
             SELECT CAST(c.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS column_name, COALESCE(array_position(k.conkey, a.attnum), 0) AS key_ordinal
             FROM pg_class c
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
             WHERE c.relkind IN ('r', 'p') AND {OfPostgreSqlSchema}
             ORDER BY c.relname, a.attnum
             """,
    };

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
             SELECT CAST(c.relname AS TEXT) AS child, CAST(a.attname AS TEXT) AS child_column, CAST(p.relname AS TEXT) AS parent
             FROM pg_constraint f
             JOIN pg_class c ON c.oid = f.conrelid
             JOIN pg_class p ON p.oid = f.confrelid
             JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
             WHERE f.contype = 'f' AND {OfPostgreSqlSchema}
             """,
    };
}
