using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>What a withdrawal takes away, and what notice it owes, in words.</summary>
public static class WithdrawalWords
{
    /// <summary>What is taken away: "End of service, the licence is touched".</summary>
    public static string Of(Withdrawal withdrawal, Texts texts)
    {
        var kind = texts.T("withdrawal." + withdrawal.Kind.Code());
        return withdrawal.TermEnds is { } day ? texts.T("launch.withdrawal-term", ("kind", kind), ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : withdrawal.LicenceTouched ? texts.T("launch.withdrawal-licence", ("kind", kind))
            : kind;
    }

    /// <summary>What notice it owes: "told 30 days ahead".</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="leadHours">How many hours ahead the launch's checklist asks.</param>
    /// <param name="texts">The language.</param>
    public static string Owed(Withdrawal withdrawal, int leadHours, Texts texts) =>
        withdrawal.TermEnds is not null ? texts.T("launch.withdrawal-owed-term")
        : leadHours == 0 ? texts.T("launch.withdrawal-owed-none")
        : leadHours % 24 == 0 ? texts.T("launch.withdrawal-owed-days", ("days", leadHours / 24))
        : texts.T("launch.withdrawal-owed-hours", ("hours", leadHours));
}
