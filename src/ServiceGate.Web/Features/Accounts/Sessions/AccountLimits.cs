using System.Globalization;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>How long sessions and one-time passwords last, and how much one person may have at once: the settings of the section <c>Accounts</c>.</summary>
internal sealed record AccountLimits
{
    /// <summary>Setting: hours after which an unused session ends.</summary>
    public const string IdleSetting = "Accounts:SessionIdleHours";

    /// <summary>Setting: hours after which a session ends, however much it is used.</summary>
    public const string MostSetting = "Accounts:SessionMostHours";

    /// <summary>Setting: how many API tokens of one person may be good at once.</summary>
    public const string TokensSetting = "Accounts:TokensPerPerson";

    /// <summary>Setting: hours for which a one-time password is good.</summary>
    public const string OneTimeSetting = "Accounts:OneTimePasswordHours";

    /// <summary>How long an unused session lasts: a working day with its breaks. Machine time, like all of these.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a session lasts at the most: a night shift with its handing over.</summary>
    public TimeSpan SessionMost { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How many API tokens of one person may be good at once.</summary>
    public int TokensPerPerson { get; init; } = 10;

    /// <summary>How long a one-time password is good: over a weekend.</summary>
    public TimeSpan OneTimePassword { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Reads the settings, which were checked.</summary>
    public static AccountLimits Read(IConfiguration configuration)
    {
        var usual = new AccountLimits();
        return usual with
        {
            SessionIdle = Hours(configuration, IdleSetting) ?? usual.SessionIdle,
            SessionMost = Hours(configuration, MostSetting) ?? usual.SessionMost,
            OneTimePassword = Hours(configuration, OneTimeSetting) ?? usual.OneTimePassword,
            TokensPerPerson = Number(configuration, TokensSetting) ?? usual.TokensPerPerson,
        };
    }

    private static TimeSpan? Hours(IConfiguration configuration, string name) => Number(configuration, name) is { } hours ? TimeSpan.FromHours(hours) : null;

    private static int? Number(IConfiguration configuration, string name) =>
        int.TryParse(configuration[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
