using ServiceGate.Data;

namespace ServiceGate.Web.Hosting;

/// <summary>Reads the configuration section <c>Database</c>; refuses what is wrong with it by its name, never with its value.</summary>
internal static class DatabaseChoice
{
    /// <summary>Name of the configuration section.</summary>
    private const string Section = "Database";

    /// <summary>Name of the setting that says how the target of a copy is reached.</summary>
    private const string TargetSetting = "MigrateTo:ConnectionString";

    private static readonly string[] Known =
        [nameof(DatabaseSettings.Provider), nameof(DatabaseSettings.Path), nameof(DatabaseSettings.ConnectionString), "ConnectTimeoutSeconds", "CommandTimeoutSeconds", "StartWaitSeconds"];

    /// <summary>The configuration that a server would have, for verbs that start none.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>The database that the configuration names.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="file">A file that takes the place of whatever it names; null: none.</param>
    /// <param name="demo">Whether it is a demonstration's, which has a file of its own.</param>
    /// <exception cref="SettingException">A setting is wrong; the message names it.</exception>
    public static DatabaseSettings Read(IConfiguration configuration, string? file, bool demo = false)
    {
        var section = configuration.GetSection(Section);
        foreach (var unknown in section.GetChildren().Where(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
            throw new SettingException(unknown.Path, $"there is no such setting; {Section} has {string.Join(", ", Known)}");
        var settings = new DatabaseSettings
        {
            Provider = file is null ? Provider(section) : DatabaseProvider.Sqlite,
            Path = file ?? section["Path"] ?? Path.Combine("data", demo ? "demo.db" : "servicegate.db"),
            ConnectionString = section["ConnectionString"],
            ConnectTimeout = Seconds(section, "ConnectTimeoutSeconds", 5, 1, 60),
            CommandTimeout = Seconds(section, "CommandTimeoutSeconds", 15, 1, 600),
            StartWait = Seconds(section, "StartWaitSeconds", 60, 0, 3600),
        };
        if (settings.IsShared && !Databases.IsConnectionString(settings))
            throw new SettingException($"{Section}:ConnectionString", $"with {Section}:Provider {settings.Provider} it must name server and database in the words of that server's driver");
        return settings;
    }

    /// <summary>The database that an installation is copied to. A server is named by a setting of its own: a command line is seen by everybody on the machine.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="provider">Its kind.</param>
    /// <param name="file">The file of a file database.</param>
    /// <exception cref="SettingException">The setting is missing or wrong; the message names it.</exception>
    public static DatabaseSettings ReadTarget(IConfiguration configuration, DatabaseProvider provider, string? file)
    {
        var settings = new DatabaseSettings { Provider = provider, Path = file ?? "", ConnectionString = configuration[TargetSetting], StartWait = TimeSpan.Zero };
        if (settings.IsShared && !Databases.IsConnectionString(settings))
            throw new SettingException(TargetSetting, $"to copy to {provider} it must name server and database in the words of that server's driver");
        return settings;
    }

    /// <summary>The kind of a name; null when there is none of that name.</summary>
    public static DatabaseProvider? ProviderNamed(string name)
    {
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
            if (string.Equals(provider.ToString(), name, StringComparison.OrdinalIgnoreCase)) return provider;
        return null;
    }

    private static DatabaseProvider Provider(IConfigurationSection section) =>
        section["Provider"] is not { } name ? DatabaseProvider.Sqlite
        : ProviderNamed(name) ?? throw new SettingException($"{Section}:Provider", $"it must be {string.Join(", ", Enum.GetNames<DatabaseProvider>())}");

    private static TimeSpan Seconds(IConfigurationSection section, string name, int fallback, int least, int most) => TimeSpan.FromSeconds(
        section[name] is not { } text ? fallback
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most ? seconds
        : throw new SettingException($"{Section}:{name}", $"it must be a whole number of seconds from {least} to {most}"));
}
