using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// A withdrawal says which it is: end of sale, no renewal, end of service. Asked of launches that began by <see cref="RuleSets.WithdrawalsSayWhich"/> or later; nothing else may say it.
/// </summary>
internal static class WithdrawalRules
{
    /// <summary>Reads what is typed; null where nothing is asked or rules are broken, which <paramref name="check"/> then names.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="stored">The launch as it is; null for a new one.</param>
    /// <param name="window">The window typed, in whose zone the day of the term is; null: none was understood.</param>
    /// <param name="now">Business time.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static Withdrawal? Read(HeaderInput input, LaunchVariant variant, Launch? stored, LaunchWindow? window, DateTimeOffset now, Check check)
    {
        if (variant is not LaunchVariant.Withdrawal || stored is { RuleSet: < RuleSets.WithdrawalsSayWhich })
        {
            var rule = variant is LaunchVariant.Withdrawal ? "withdrawal.not-asked" : "withdrawal.only-there";
            check.That(string.IsNullOrEmpty(input.Withdrawal), rule, "withdrawal").That(input.LicenceTouched is not true, rule, "licenceTouched")
                .That(string.IsNullOrEmpty(input.TermEnds), rule, "termEnds");
            return null;
        }
        var known = CoreJson.TryParseCode<WithdrawalKind>(input.Withdrawal, out var kind);
        check.That(known, "withdrawal.required", "withdrawal");
        if (!known) return null;
        check.That(input.LicenceTouched is not true || kind is WithdrawalKind.EndOfService, "withdrawal.licence-of-service", "licenceTouched");
        return new(kind, input.LicenceTouched is true, TermOf(input, kind, stored, window, now, check));
    }

    /// <summary>Writes down what a withdrawal says it takes away.</summary>
    public static void Audit(LaunchContext desk)
    {
        if (desk.Launch.Withdrawal is { } says)
            desk.Audit("launch.withdrawal", new { withdrawal = says.Kind, licenceTouched = says.LicenceTouched, termEnds = says.TermEnds?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
    }

    private static DateOnly? TermOf(HeaderInput input, WithdrawalKind kind, Launch? stored, LaunchWindow? window, DateTimeOffset now, Check check)
    {
        if (kind is not WithdrawalKind.NoRenewal || string.IsNullOrEmpty(input.TermEnds))
        {
            check.That(string.IsNullOrEmpty(input.TermEnds), "withdrawal.term-of-no-renewal", "termEnds").That(kind is not WithdrawalKind.NoRenewal, "withdrawal.term-required", "termEnds");
            return null;
        }
        if (Days.Read(input.TermEnds, "termEnds", check) is not { } day) return null;
        var unchanged = stored?.Withdrawal?.TermEnds == day;
        check.That(unchanged || window is null || day > DateOnly.FromDateTime(now.InZone(window.Zone)), "withdrawal.term-to-come", "termEnds");
        return day;
    }
}
