using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Time;

/// <summary>Windows as they are typed. Berlin puts clocks forward on 29 March 2026 at 2:00 and back on 25 October at 3:00.</summary>
public sealed class LaunchWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", "2026-11-27T16:00Z", "2026-11-27T22:00Z")]
    [TestCase("2026-03-29T01:59", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T00:59Z", "2026-03-29T01:00Z")]
    [TestCase("2026-07-01T00:00", "2026-07-01T06:00", "Europe/Berlin", "2026-06-30T22:00Z", "2026-07-01T04:00Z")]
    [TestCase("2026-11-28T00:00", "2026-12-29T00:00", "UTC", "2026-11-28T00:00Z", "2026-12-29T00:00Z")]
    public void From_WhenTimesAreClear_MeansTheseInstants(string start, string end, string zone, string utcStart, string utcEnd)
    {
        var window = Read(new(start, end, zone)).Window!;

        Assert.That((window.Start, window.End), Is.EqualTo((Utc(utcStart), Utc(utcEnd))));
        Assert.That((window.LocalStart, window.LocalEnd, window.TimeZone), Is.EqualTo((start, end, zone)));
        Assert.That(window.Start.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase("+02:00", "2026-10-25T00:30Z")]
    [TestCase("+01:00", "2026-10-25T01:30Z")]
    public void From_WhenTheTimeComesTwice_TakesTheOneThatIsMeant(string offset, string utc)
    {
        var window = Read(new("2026-10-25T02:30", "2026-10-25T06:00", "Europe/Berlin", offset)).Window!;

        Assert.That(window.Start, Is.EqualTo(Utc(utc)));
    }

    [Test]
    public void From_WhenBothTimesComeTwice_AsksForEach()
    {
        Assert.That(Rules(new("2026-10-25T02:30", "2026-10-25T02:45", "Europe/Berlin")), Is.EqualTo("time.ambiguous window.start|time.ambiguous window.end"));
        Assert.That(Read(new("2026-10-25T02:45", "2026-10-25T02:30", "Europe/Berlin", "+02:00", "+01:00")).Window!.End, Is.EqualTo(Utc("2026-10-25T01:30Z")));
        Assert.That(Rules(new("2026-10-25T02:45", "2026-10-25T02:30", "Europe/Berlin", "+01:00", "+02:00")), Is.EqualTo("window.ends-after-start window.end"));
    }

    [TestCase("2026-03-29T02:00", "2026-03-29T06:00", "Europe/Berlin", "time.in-daylight-saving-gap window.start")]
    [TestCase("2026-03-29T00:00", "2026-03-29T02:59", "Europe/Berlin", "time.in-daylight-saving-gap window.end")]
    [TestCase("2026-10-25T02:30", "2026-10-25T06:00", "Europe/Berlin", "time.ambiguous window.start")]
    [TestCase("2025-11-28T00:00", "2025-11-28T06:00", "Asia/Shanghai", "window.in-the-future window.start")]
    [TestCase("2026-01-01T08:00", "2026-01-01T09:00", "Asia/Shanghai", "window.in-the-future window.start")]
    [TestCase("2026-11-28T06:00", "2026-11-28T00:00", "Asia/Shanghai", "window.ends-after-start window.end")]
    [TestCase("2026-11-28T00:00", "2026-11-28T00:00", "Asia/Shanghai", "window.ends-after-start window.end")]
    [TestCase("2026-11-28T00:00", "2026-12-29T00:01", "Asia/Shanghai", "window.too-long window.end")]
    [TestCase("2026-11-28T00:00", "2026-11-28T06:00", "Mars/Olympus", "time.zone-unknown window.timeZone")]
    [TestCase(null, null, "Asia/Shanghai", "time.local-format window.start|time.local-format window.end")]
    public void From_WhenRulesAreBroken_NamesThem(string? start, string? end, string zone, string expected) => Assert.That(Rules(new(start, end, zone)), Is.EqualTo(expected));

    [TestCase("+03:00")]
    [TestCase("02:00")]
    [TestCase("*02:00")]
    [TestCase("+2:00")]
    [TestCase("+99:99")]
    [TestCase("")]
    public void From_WhenTheOffsetIsNoneOfTheTwo_AsksWithBoth(string offset)
    {
        var violation = Read(new("2026-10-25T02:30", "2026-10-25T06:00", "Europe/Berlin", offset)).Check.Violations.Single();

        Assert.That((violation.Rule, violation.Arguments["offsets"]), Is.EqualTo(("time.ambiguous", "+01:00, +02:00")));
    }

    private static readonly WindowInput Twice = new("2026-10-25T01:00", "2026-10-25T02:30", "Europe/Berlin");

    [TestCase("2026-10-25T02:30", "2026-10-25T00:00", "2026-10-25T01:30Z", Description = "the end, which comes twice, is left as it is while the start moves")]
    [TestCase("2026-10-25T06:00", "2026-10-25T01:00", "2026-10-25T05:00Z")]
    public void Changed_WhatWasNotChanged_IsNotAskedAboutAgain(string end, string start, string utcEnd)
    {
        var stored = Read(Twice with { EndOffset = "+01:00" }).Window!;
        var check = new Check();

        var changed = stored.Changed(Twice with { Start = start, End = end }, begun: false, Now, check);

        Assert.That((check.Violations, changed?.End), Is.EqualTo((Array.Empty<Violation>(), Utc(utcEnd))));
    }

    [TestCase(false, "2026-10-25T01:00", "2026-10-25T07:00", "")]
    [TestCase(true, "2026-10-25T01:00", "2026-10-25T07:00", "")]
    [TestCase(false, "2026-10-25T01:00", "2026-10-25T03:30", "window.end-to-come window.end")]
    [TestCase(true, "2026-10-25T01:00", "2026-10-25T03:30", "window.end-to-come window.end")]
    [TestCase(false, "2026-10-25T03:30", "2026-10-25T07:00", "window.in-the-future window.start")]
    [TestCase(true, "2026-10-25T03:30", "2026-10-25T07:00", "window.begun window.start")]
    [TestCase(false, "2026-10-26T01:00", "2026-10-26T07:00", "")]
    [TestCase(true, "2026-10-26T01:00", "2026-10-26T07:00", "window.begun window.start")]
    public void Changed_OnceTheStartHasPassed_DependsOnWhetherItHasBegun(bool begun, string start, string end, string rules)
    {
        var stored = Read(new("2026-10-25T01:00", "2026-10-25T06:00", "Europe/Berlin")).Window!;
        var check = new Check();

        var changed = stored.Changed(new(start, end, "Europe/Berlin"), begun, Utc("2026-10-25T03:00Z"), check);

        Assert.That(string.Join('|', check.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(rules));
        Assert.That(changed is null, Is.EqualTo(rules.Length > 0));
    }

    private static (LaunchWindow? Window, Check Check) Read(WindowInput input)
    {
        var check = new Check();
        return (LaunchWindow.From(input, Now, check), check);
    }

    private static string Rules(WindowInput input)
    {
        var (window, check) = Read(input);
        Assert.That(window, Is.Null);
        return string.Join('|', check.Violations.Select(v => $"{v.Rule} {v.Field}"));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
