namespace ServiceGate.Web.Hosting.Settings;

/// <summary>How lines of the log look: with their time in UTC, in words or as JSON for programs that gather them.</summary>
internal static class LogFormat
{
    /// <summary>Setting: <see cref="Text"/> or <see cref="Json"/>.</summary>
    public const string Setting = "LogFormat";

    /// <summary>Lines to read.</summary>
    public const string Text = "text";

    /// <summary>One JSON object a line.</summary>
    public const string Json = "json";

    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.fff'Z '";

    /// <summary>Sets it up; the setting was checked.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] == Json)
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, Utc.Trim()));
        else
            builder.Logging.AddSimpleConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, Utc));
    }
}
