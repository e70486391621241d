using ServiceGate.Core.Foundation.Calendar;

namespace ServiceGate.Tests.Calendar;

/// <summary>The days on which nothing is changed that can wait.</summary>
public sealed class FreezePeriodTests
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static BusinessCalendar China { get; } = CalendarFile.Read(File.ReadAllText(Path.Combine(Architecture.Repository.Root, "workflows", "calendars", "china.json")), "china.json");

    [TestCase("2027-10-02T00:00", "2027-10-02T06:00", "National Day 2027-10-01 2027-10-07")]
    [TestCase("2027-12-31T23:00", "2028-01-01T06:00", "Turn of the year 2027-12-31 2028-01-01")]
    [TestCase("2028-01-01T22:00", "2028-01-02T02:00", "Turn of the year 2027-12-31 2028-01-01")]
    [TestCase("2027-12-30T22:00", "2027-12-31T00:00", "", Description = "the very end does not count")]
    [TestCase("2027-09-30T23:00", "2027-10-01T02:00", "National Day 2027-10-01 2027-10-07")]
    [TestCase("2027-10-08T00:00", "2027-10-08T06:00", "")]
    [TestCase("2027-02-05T00:00", "2027-02-05T06:00", "Spring Festival 2027-02-05 2027-02-12", Description = "its eve")]
    [TestCase("2027-02-12T23:00", "2027-02-13T05:00", "Spring Festival 2027-02-05 2027-02-12")]
    [TestCase("2027-02-13T00:00", "2027-02-13T05:00", "")]
    [TestCase("2026-02-17T00:00", "2026-02-17T05:00", "Spring Festival 2026-02-16 2026-02-23")]
    [TestCase("2026-11-28T00:00", "2026-11-28T06:00", "")]
    [TestCase("2027-09-20T00:00", "2027-10-10T00:00", "National Day 2027-10-01 2027-10-07")]
    public void FreezesIn_NamesThePeriodsThatATimeTouches(string start, string end, string names) => Assert.That(
        string.Join(", ", China.FreezesIn(Moment(start), Moment(end)).Select(f => $"{f.Name.En} {f.From:yyyy-MM-dd} {f.To:yyyy-MM-dd}")), Is.EqualTo(names));

    [Test]
    public void Calendar_ThatNamesNone_HasTheUsualOnes_AndAnEmptyListHasNone()
    {
        Assert.That(BusinessCalendar.WeekdaysOnly.FreezesIn(Moment("2027-10-02T00:00"), Moment("2027-10-02T06:00")), Has.Count.EqualTo(1));
        Assert.That(Read("\"freezes\": [],").FreezesIn(Moment("2027-10-02T00:00"), Moment("2027-10-02T06:00")), Is.Empty);
    }

    [Test]
    public void Calendar_MayNameItsOwn_OnceOrEveryYear()
    {
        var own = Read("""
            "freezes": [{ "name": { "zh": "重保", "en": "Congress" }, "from": "2027-03-04", "to": "2027-03-12" }, { "name": { "zh": "双十一", "en": "Sales" }, "from": "11-10", "to": "11-12" }],
            """);
        Assert.That(own.FreezesIn(Moment("2027-03-12T01:00"), Moment("2027-03-12T02:00")), Has.Count.EqualTo(1));
        Assert.That(own.FreezesIn(Moment("2028-03-05T01:00"), Moment("2028-03-05T02:00")), Is.Empty);
        Assert.That(own.FreezesIn(Moment("2031-11-11T01:00"), Moment("2031-11-11T02:00")), Has.Count.EqualTo(1));
    }

    [Test]
    public void PublicHolidaysOnFile_OfFiveDaysOrMore_CountToo()
    {
        var own = Read("\"freezes\": [],", """{ "source": "x", "holidays": [{ "name": { "zh": "五天", "en": "Five" }, "from": "2027-06-01", "to": "2027-06-05" }, { "name": { "zh": "三天", "en": "Three" }, "from": "2027-07-01", "to": "2027-07-03" }], "makeUpWorkdays": [] }""");
        Assert.That(own.FreezesIn(Moment("2027-06-05T01:00"), Moment("2027-06-05T02:00")).Single().Name.En, Is.EqualTo("Five"));
        Assert.That(own.FreezesIn(Moment("2027-07-02T01:00"), Moment("2027-07-02T02:00")), Is.Empty);
    }

    [TestCase("""{ "name": { "zh": "错" }, "from": "10-01" }""")]
    [TestCase("""{ "name": { "zh": "错" }, "from": "13-01", "to": "13-02" }""")]
    [TestCase("""{ "name": { "zh": "错" }, "from": "2027-10-07", "to": "2027-10-01" }""")]
    [TestCase("""{ "name": { "zh": "错" }, "from": "2027-10-07", "to": "10-08" }""")]
    [TestCase("""{ "name": { "zh": "错" }, "fromNewYear": 3, "toNewYear": 1 }""")]
    [TestCase("""{ "from": "10-01", "to": "10-02" }""")]
    public void Calendar_WhoseFreezePeriodMakesNoSense_IsRefused(string freeze) =>
        Assert.That(() => Read($"\"freezes\": [{freeze}],"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("freezes[0]"));

    private static BusinessCalendar Read(string freezes, string? year = null) => CalendarFile.Read(
        $$"""{ "code": "x", "name": { "zh": "甲", "en": "X" }, "zone": "Asia/Shanghai", "workingDays": ["monday"], "workingHours": [{ "from": "09:00", "until": "17:00" }], {{freezes}} "years": { {{(year is null ? "" : $"\"2027\": {year}")}} } }""", "x.json");

    private static DateTimeOffset Moment(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Beijing);
}
