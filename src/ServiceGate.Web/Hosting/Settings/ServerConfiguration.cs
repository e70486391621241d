using System.Text.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>
/// Where settings come from, the later before the earlier: <c>appsettings.json</c> beside the program, the environment, the credentials that systemd hands over, and the
/// folder of secrets. Verbs see what a server sees.
/// </summary>
internal static class ServerConfiguration
{
    /// <summary>Name of the setting that names the folder of secrets.</summary>
    public const string SecretsFolder = "SecretsFolder";

    private const string Credentials = "CREDENTIALS_DIRECTORY";

    /// <summary>A builder of servers whose configuration is whole but for what a caller overrides.</summary>
    /// <exception cref="SettingException">A file of settings cannot be read.</exception>
    public static WebApplicationBuilder NewBuilder()
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                ApplicationName = typeof(ServerConfiguration).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                // Settings are read at the start. Watching their files would only use up the few watchers that a user may have.
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            });
            AddSecrets(builder.Configuration);
            return builder;
        }
        catch (InvalidDataException e) when (e.InnerException is { } cause)
        {
            throw new SettingException($"A file of settings cannot be read: it is not JSON{Line(cause)}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("A file of settings cannot be read.", e);
        }
    }

    /// <summary>Whether a source holds nothing but what was meant for this program, so that a name it does not know is a mistake.</summary>
    public static bool IsOurs(IConfigurationProvider provider) => provider switch
    {
        FileConfigurationProvider => true,
        KeyPerFileConfigurationProvider files => !files.ToString().Contains(CredentialsFolder ?? "\0", StringComparison.Ordinal),
        _ => false,
    };

    private static string? CredentialsFolder => Environment.GetEnvironmentVariable(Credentials) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    private static void AddSecrets(ConfigurationManager configuration)
    {
        if (CredentialsFolder is { } credentials) AddFiles(configuration, credentials, Credentials);
        if (configuration[SecretsFolder] is not { Length: > 0 } folder) return;
        if (!TextRules.FolderThatExists.Allows(folder)) throw new SettingException(SecretsFolder, TextRules.FolderThatExists.Sentence);
        AddFiles(configuration, folder, SecretsFolder);
    }

    private static void AddFiles(ConfigurationManager configuration, string folder, string name)
    {
        try
        {
            // Hidden files are how Kubernetes changes all secrets of a folder at once; they are no settings.
            configuration.AddKeyPerFile(source => source.FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder), ExclusionFilters.Sensitive));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SettingException(name, "a file in that folder cannot be read");
        }
    }

    private static string Line(Exception cause) => (cause as JsonException ?? cause.InnerException as JsonException)?.LineNumber is { } line ? FormattableString.Invariant($" (line {line + 1})") : "";
}
