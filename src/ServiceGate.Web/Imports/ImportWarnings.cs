using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Imports;

/// <summary>What somebody should know before a list is used, though nothing in it is wrong by itself.</summary>
internal static class ImportWarnings
{
    /// <summary>A single number may end in zeros by chance.</summary>
    private const int FewestLong = 2;

    /// <summary>Looks for them.</summary>
    /// <param name="session">A transaction.</param>
    /// <param name="file">The file.</param>
    /// <param name="survey">What is known of it.</param>
    /// <param name="list">The list that it makes, not adopted yet.</param>
    /// <param name="someNew">Some of the accounts that are new to the register.</param>
    public static async Task<IReadOnlyList<Violation>> OfAsync(ICommandSession session, CustomerFile file, FileSurvey survey, Audience list, IReadOnlyCollection<string> someNew)
    {
        var (traits, warnings) = (survey.Traits, new List<Violation>(file.Warnings));
        void Warn(bool holds, string rule, int count)
        {
            if (holds) warnings.Add(Violation.Of(rule, null, ("count", count)));
        }

        Warn(traits.Rounded > 0, "import.warn-rounded", traits.Rounded);
        Warn(traits.Long >= FewestLong && traits.LongInZeros == traits.Long && traits.Rounded < traits.Long, "import.warn-zeros", traits.Long);
        var allNew = list.Counts is { Added: > 0 } counts && counts.Added == list.Count;
        Warn(allNew && traits.Long > 0 && await HoldsAsync(session, traits.Lengths), "import.warn-all-new", traits.Long);
        var lost = survey.TwiceByZeros + await LostZeros.CountAsync(session, someNew);
        Warn(lost > 0, "import.warn-leading-zeros", lost);
        Warn(traits.CallsOnly > 0, "import.warn-calls-only", traits.CallsOnly);
        return warnings;
    }

    private static async Task<bool> HoldsAsync(ICommandSession session, IEnumerable<int> lengths)
    {
        foreach (var length in lengths)
            if (await session.Audiences.HoldsAccountsAsync(length)) return true;
        return false;
    }
}
