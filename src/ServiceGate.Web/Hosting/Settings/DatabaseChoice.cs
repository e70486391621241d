using System.Globalization;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>Reads the configuration section <c>Database</c>.</summary>
internal static class DatabaseChoice
{
    private const string Section = "Database";

    /// <summary>Name of the setting that says how the target of a copy is reached.</summary>
    internal const string TargetSetting = "MigrateTo:ConnectionString";

    /// <summary>What <see cref="Databases.IsConnectionString"/> asks for, as the end of a sentence.</summary>
    internal const string ConnectionStringRule =
        "it must name server and database in the words of that server's driver, with a port from 1 to 65535 if any and with its pool of connections, without multiplexing";

    /// <summary>The configuration that a server would have, for verbs that start none.</summary>
    /// <exception cref="SettingException">A file of settings cannot be read.</exception>
    public static IConfigurationRoot Configuration() => ServerConfiguration.NewBuilder().Configuration;

    /// <summary>The database that the configuration names.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="file">A file that takes the place of whatever it names; null: none.</param>
    /// <param name="demo">Whether it is a demonstration's, which has a file of its own.</param>
    /// <exception cref="SettingException">A setting is wrong, of whichever section; the message names it.</exception>
    public static DatabaseSettings Read(IConfigurationRoot configuration, string? file, bool demo = false)
    {
        SettingsCheck.Run(configuration, isDatabaseGiven: file is not null);
        return Settings(configuration, file, demo);
    }

    /// <summary>The same for a configuration whose values were checked one by one.</summary>
    internal static DatabaseSettings Settings(IConfiguration configuration, string? file, bool demo)
    {
        var (section, usual) = (configuration.GetSection(Section), new DatabaseSettings());
        return new()
        {
            Provider = file is null && section["Provider"] is { } name ? Enum.Parse<DatabaseProvider>(name, ignoreCase: true) : DatabaseProvider.Sqlite,
            Path = file ?? section["Path"] ?? (demo ? System.IO.Path.Combine("data", "demo.db") : usual.Path),
            ConnectionString = section["ConnectionString"],
            ConnectTimeout = Seconds(section["ConnectTimeoutSeconds"]) ?? usual.ConnectTimeout,
            CommandTimeout = Seconds(section["CommandTimeoutSeconds"]) ?? usual.CommandTimeout,
            StartWait = Seconds(section["StartWaitSeconds"]) ?? usual.StartWait,
        };
    }

    private static TimeSpan? Seconds(string? text) => text is null ? null : TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The database that an installation is copied to. A server is named by a setting of its own: a command line is seen by everybody on the machine.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="provider">Its kind.</param>
    /// <param name="file">The file of a file database.</param>
    /// <exception cref="SettingException">The setting is missing or wrong; the message names it.</exception>
    public static DatabaseSettings ReadTarget(IConfiguration configuration, DatabaseProvider provider, string? file)
    {
        var settings = new DatabaseSettings { Provider = provider, Path = file ?? "", ConnectionString = configuration[TargetSetting], StartWait = TimeSpan.Zero };
        if (settings.IsShared && !Databases.IsConnectionString(settings))
            throw new SettingException(TargetSetting, $"to copy to {provider} {ConnectionStringRule}");
        return settings;
    }

    /// <summary>The kind of a name; null when there is none of that name.</summary>
    public static DatabaseProvider? ProviderNamed(string name)
    {
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
            if (string.Equals(provider.ToString(), name, StringComparison.OrdinalIgnoreCase)) return provider;
        return null;
    }
}
