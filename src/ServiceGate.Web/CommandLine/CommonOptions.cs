using System.CommandLine;
using Microsoft.Extensions.Options;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Moving;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>The database file.</summary>
    public static Option<string?> Database { get; } = new("--database") { Description = "A database file (default: the database that the settings name, data/servicegate.db)." };

    /// <summary>Exit code: somebody has stopped it, and it can go on.</summary>
    public const int Stopped = 130;

    /// <summary>The database that a command line, or else the settings, name.</summary>
    /// <exception cref="SettingException">A setting is wrong; the message names it.</exception>
    public static DatabaseSettings DatabaseOf(ParseResult parsed) => DatabaseChoice.Read(DatabaseChoice.Configuration(), parsed.GetValue(Database));

    /// <summary>Whether an error says that the database, how it is named, or a file that the verb needs does not let it go on. Its message is for people.</summary>
    public static bool IsOfDatabase(Exception exception) =>
        exception is DatabaseInUseException or DatabaseUnavailableException or DatabaseUnfitException or NewerSchemaException or MigrationChangedException or UnfinishedCopyException or SettingException or OptionsValidationException
            or IOException or UnauthorizedAccessException;
}
