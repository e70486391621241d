using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Time;

/// <summary>Days are read in one place, by one form and within the years that every zone can tell.</summary>
public sealed class DaysTests
{
    [TestCase("2026-11-28", true)]
    [TestCase("2000-01-01", true)]
    [TestCase("2199-12-31", true)]
    [TestCase("1999-12-31", false)]
    [TestCase("2200-01-01", false)]
    [TestCase("0001-01-01", false)]
    [TestCase("9999-12-31", false)]
    [TestCase("2026-02-29", false)]
    [TestCase("2026-2-9", false)]
    [TestCase("28.11.2026", false)]
    [TestCase("2026-11-28T00:00", false)]
    [TestCase(" 2026-11-28", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void ADay_IsTakenOrRefusedByItsField(string? text, bool taken)
    {
        var check = new Check();

        var day = Days.Read(text, "on", check);

        Assert.That((day is not null, day?.ToString(Days.Format, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo((taken, taken ? text : null)));
        Assert.That(check.Violations.Select(v => (v.Rule, v.Field, v.Arguments["value"])), Is.EqualTo(taken ? [] : new[] { ("date.format", "on", text ?? "") }));
    }
}
