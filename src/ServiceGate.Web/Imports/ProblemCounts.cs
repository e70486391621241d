using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports;

/// <summary>How often each rule is broken, as the refusal of a file says it.</summary>
public static class ProblemCounts
{
    private const string Count = "count";

    /// <summary>The refusal of a file with bad lines.</summary>
    /// <param name="bad">How many lines are bad.</param>
    /// <param name="broken">How often each rule is broken.</param>
    internal static Violation Refuse(int bad, IReadOnlyDictionary<string, int> broken) =>
        Violation.Of("import.bad-lines", "lines", [(Count, bad), .. broken.Select(b => (b.Key, (object)b.Value))]);

    /// <summary>How often each rule is broken.</summary>
    /// <param name="refusal">The refusal.</param>
    public static IReadOnlyDictionary<string, int> Of(Violation refusal) =>
        refusal.Arguments.Where(a => a.Key != Count).ToDictionary(a => a.Key, a => int.Parse(a.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
