using System.Globalization;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Calendar;

/// <summary>Counted by hand in the calendar of mainland China 2026: 09:00 to 12:00 and 13:00 to 18:00. Times are Shanghai's.</summary>
public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar China = ShippedCatalogue.Instance.Calendar;

    [TestCase("2026-01-01", false, TestName = "New Year's Day, a Thursday")]
    [TestCase("2026-01-04", true, TestName = "the Sunday that makes up for it")]
    [TestCase("2026-02-14", true, TestName = "the Saturday before Spring Festival")]
    [TestCase("2026-02-16", false, TestName = "Spring Festival, a Monday")]
    [TestCase("2026-02-23", false, TestName = "Spring Festival's last day, a Monday")]
    [TestCase("2026-02-24", true, TestName = "the Tuesday after it")]
    [TestCase("2026-02-28", true, TestName = "the Saturday that makes up for it")]
    [TestCase("2026-03-07", false, TestName = "any Saturday")]
    [TestCase("2026-06-19", false, TestName = "Dragon Boat Festival, a Friday")]
    [TestCase("2026-09-20", true, TestName = "the Sunday that makes up for National Day")]
    [TestCase("2026-10-08", true, TestName = "the Thursday after National Day")]
    [TestCase("2027-02-06", false, TestName = "a Saturday of a year that is not on file")]
    [TestCase("2027-01-01", true, TestName = "a Friday of a year that is not on file")]
    public void IsWorkday_FollowsTheNotice(string day, bool expected) =>
        Assert.That(China.IsWorkday(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [TestCase("2026-02-13T11:00", 4, "2026-02-13T16:00", TestName = "across noon")]
    [TestCase("2026-02-13T10:00", 7, "2026-02-13T18:00", TestName = "used up exactly at the day's end")]
    [TestCase("2026-02-13T12:00", 1, "2026-02-13T14:00", TestName = "from the start of the noon break")]
    [TestCase("2026-02-13T17:00", 2, "2026-02-14T10:00", TestName = "into the Saturday that is worked")]
    [TestCase("2026-02-14T17:00", 2, "2026-02-24T10:00", TestName = "across Spring Festival")]
    [TestCase("2026-02-18T12:00", 1, "2026-02-24T10:00", TestName = "from within Spring Festival")]
    [TestCase("2026-02-27T17:30", 8, "2026-02-28T17:30", TestName = "a whole make-up Saturday")]
    [TestCase("2026-03-06T18:00", 1, "2026-03-09T10:00", TestName = "across an ordinary weekend")]
    [TestCase("2026-03-06T05:00", 16, "2026-03-09T18:00", TestName = "two whole days from before the first begins")]
    [TestCase("2026-09-30T17:30", 1, "2026-10-08T09:30", TestName = "across National Day")]
    [TestCase("2026-12-31T17:00", 1, "2026-12-31T18:00", TestName = "the last hour of the last year on file")]
    public void AddWorkingHours_CountsWorkingHoursOnly(string from, int hours, string expected) =>
        Assert.That(China.AddWorkingHours(Scenario.Shanghai(from), hours), Is.EqualTo(new CountedTime(Scenario.Shanghai(expected), false)));

    [TestCase("2026-02-13T16:00", 4, "2026-02-13T11:00", TestName = "back across noon")]
    [TestCase("2026-02-13T18:00", 8, "2026-02-13T09:00", TestName = "back to exactly the day's start")]
    [TestCase("2026-02-13T18:00", 5, "2026-02-13T13:00", TestName = "back to exactly the end of the noon break")]
    [TestCase("2026-02-24T10:00", 2, "2026-02-14T17:00", TestName = "back across Spring Festival")]
    [TestCase("2026-02-18T12:00", 1, "2026-02-14T17:00", TestName = "back from within Spring Festival")]
    [TestCase("2026-10-08T09:00", 1, "2026-09-30T17:00", TestName = "back from a day's start")]
    [TestCase("2026-03-09T02:00", 16, "2026-03-05T09:00", TestName = "back two whole days from a night")]
    public void SubtractWorkingHours_EndsWithinWorkingHours(string until, int hours, string expected) =>
        Assert.That(China.SubtractWorkingHours(Scenario.Shanghai(until), hours), Is.EqualTo(Scenario.Shanghai(expected)));

    [TestCase("2026-03-12T18:00", 1, "2026-03-11T18:00", TestName = "back a working day from a day's end")]
    [TestCase("2026-03-12T17:59", 1, "2026-03-10T18:00", TestName = "back a working day from before a day's end")]
    [TestCase("2026-03-09T18:00", 1, "2026-03-06T18:00", TestName = "back a working day across a weekend")]
    [TestCase("2026-03-08T12:00", 3, "2026-03-03T18:00", TestName = "back three working days from a weekend")]
    [TestCase("2026-02-24T18:00", 1, "2026-02-14T18:00", TestName = "back a working day across Spring Festival")]
    public void SubtractWorkingDays_EndsOnTheDayThatDoesNotCount(string until, int days, string expected) =>
        Assert.That(China.SubtractWorkingDays(Scenario.Shanghai(until), days), Is.EqualTo(Scenario.Shanghai(expected)));

    /// <summary>Whatever is counted back, counted forward it ends in time; and nothing that is counted from a later working moment does.</summary>
    [Test]
    public void CountingBack_IsTheInverseOfCountingForward([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var until = Scenario.Shanghai("2026-01-20T00:00").AddMinutes(random.Next(0, 340 * 24 * 60));
        var (hours, days) = (random.Next(1, 60), random.Next(1, 8));
        var (byHours, byDays) = (China.SubtractWorkingHours(until, hours), China.SubtractWorkingDays(until, days));
        Assert.That(China.AddWorkingHours(byHours, hours).At, Is.LessThanOrEqualTo(until));
        Assert.That(China.AddWorkingHours(NextMinute(byHours), hours).At, Is.GreaterThan(China.LastWorkingMoment(until)));
        Assert.That(China.AddWorkingDays(byDays, days).At, Is.LessThanOrEqualTo(until));
        Assert.That(China.AddWorkingDays(NextMinute(byDays), days).At, Is.GreaterThan(until));
        Assert.That(new[] { byHours, byDays, China.LastWorkingMoment(until) }.All(China.IsWorkingTime), Is.True);
        Assert.That(China.LastWorkingMoment(until), Is.LessThanOrEqualTo(until));
        Assert.That(NextMinute(China.LastWorkingMoment(until)), Is.GreaterThan(until));
    }

    // The first whole minute of work after a moment: the end of a stretch is none of the next.
    private static DateTimeOffset NextMinute(DateTimeOffset at)
    {
        do at = at.AddMinutes(1);
        while (!China.IsWorkingTime(at));
        return at;
    }

    [TestCase("2026-02-13T08:59", false)]
    [TestCase("2026-02-13T09:00", true)]
    [TestCase("2026-02-13T12:30", false)]
    [TestCase("2026-02-13T18:00", true)]
    [TestCase("2026-02-13T18:01", false)]
    [TestCase("2026-02-14T10:00", true)]
    [TestCase("2026-02-16T10:00", false)]
    public void IsWorkingTime_FollowsHoursAndNotice(string at, bool expected) => Assert.That(China.IsWorkingTime(Scenario.Shanghai(at)), Is.EqualTo(expected));

    [Test]
    public void SubtractWorkingHours_OfMoreThanThereAre_EndsWithTheFirstYear() =>
        Assert.That(China.SubtractWorkingHours(Scenario.Shanghai("2026-02-13T10:00"), int.MaxValue), Is.EqualTo(Scenario.Shanghai("2000-01-01T00:00")));

    [TestCase("2026-02-13T10:00", 1, "2026-02-14T18:00", TestName = "Friday to the Saturday that is worked")]
    [TestCase("2026-02-13T10:00", 2, "2026-02-24T18:00", TestName = "then across Spring Festival")]
    [TestCase("2026-02-14T00:30", 1, "2026-02-24T18:00", TestName = "the day it begins does not count")]
    [TestCase("2026-02-25T23:59", 3, "2026-02-28T18:00", TestName = "to a make-up Saturday")]
    [TestCase("2026-02-25T23:59", 4, "2026-03-02T18:00", TestName = "and the Monday behind it")]
    [TestCase("2026-03-06T10:00", 1, "2026-03-09T18:00", TestName = "across an ordinary weekend")]
    [TestCase("2026-03-07T10:00", 1, "2026-03-09T18:00", TestName = "from an ordinary weekend")]
    [TestCase("2026-05-08T09:00", 1, "2026-05-09T18:00", TestName = "to the Saturday that makes up for Labour Day")]
    [TestCase("2026-09-18T09:00", 1, "2026-09-20T18:00", TestName = "to the Sunday that makes up for National Day")]
    [TestCase("2026-09-30T09:00", 3, "2026-10-10T18:00", TestName = "across National Day to its second make-up day")]
    [TestCase("2026-09-30T09:00", 4, "2026-10-12T18:00", TestName = "and on")]
    [TestCase("2026-12-30T09:00", 1, "2026-12-31T18:00", TestName = "to the last day on file")]
    public void AddWorkingDays_EndsWithTheLastDaysWorkingHours(string from, int days, string expected) =>
        Assert.That(China.AddWorkingDays(Scenario.Shanghai(from), days), Is.EqualTo(new CountedTime(Scenario.Shanghai(expected), false)));

    [Test]
    public void Count_WhenItLeavesTheYearsOnFile_SaysSoAndKnowsWeekendsOnly()
    {
        Assert.That(China.LastYear, Is.EqualTo(2026));
        Assert.That(China.AddWorkingHours(Scenario.Shanghai("2026-12-31T17:00"), 2), Is.EqualTo(new CountedTime(Scenario.Shanghai("2027-01-01T10:00"), true)));
        Assert.That(China.AddWorkingDays(Scenario.Shanghai("2026-12-30T09:00"), 3), Is.EqualTo(new CountedTime(Scenario.Shanghai("2027-01-04T18:00"), true)));
        Assert.That(China.AddWorkingDays(Scenario.Shanghai("2025-12-31T09:00"), 1), Is.EqualTo(new CountedTime(Scenario.Shanghai("2026-01-04T18:00"), true)), "the year before the first");
    }

    [Test]
    public void Count_WhenItNeverEnds_EndsWithTheLastYear()
    {
        var end = Scenario.Shanghai("2199-12-31T00:00");
        Assert.That(China.AddWorkingDays(Scenario.Shanghai("2026-12-30T09:00"), int.MaxValue), Is.EqualTo(new CountedTime(end, true)));
        Assert.That(China.AddWorkingHours(Scenario.Shanghai("2026-12-30T09:00"), int.MaxValue), Is.EqualTo(new CountedTime(end, true)));
    }

    // In Berlin clocks go from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October 2026, both Sundays.
    [TestCase("09:00-17:00", "2026-03-27T15:00Z", 2, "2026-03-30T08:00Z", TestName = "a weekend with a change between")]
    [TestCase("01:00-05:00", "2026-03-28T23:00Z", 3, "2026-03-29T03:00Z", TestName = "a night of three hours")]
    [TestCase("01:00-05:00", "2026-03-28T23:00Z", 4, "2026-03-30T00:00Z", TestName = "a night of three hours and one more")]
    [TestCase("02:30-05:00", "2026-03-28T23:00Z", 1, "2026-03-29T02:00Z", TestName = "hours that begin in the gap begin at its end")]
    [TestCase("01:00-05:00", "2026-10-24T22:00Z", 5, "2026-10-25T04:00Z", TestName = "a night of five hours")]
    public void AddWorkingHours_WhenClocksChange_CountsRealHours(string hours, string from, int count, string expected)
    {
        string[] week = hours == "09:00-17:00" ? ["monday", "tuesday", "wednesday", "thursday", "friday"] : ["saturday", "sunday", "monday"];
        Assert.That(Berlin(week, hours).AddWorkingHours(Utc(from), count).At, Is.EqualTo(Utc(expected)));
    }

    [Test]
    public void AddWorkingDays_WhenClocksChange_EndsAtTheLocalHour()
    {
        var calendar = Berlin(["monday", "tuesday", "wednesday", "thursday", "friday"], "09:00-17:00");
        Assert.That(calendar.AddWorkingDays(Utc("2026-03-27T08:00Z"), 1).At, Is.EqualTo(Utc("2026-03-30T15:00Z")));
        Assert.That(calendar.AddWorkingDays(Utc("2026-10-23T08:00Z"), 1).At, Is.EqualTo(Utc("2026-10-26T16:00Z")));
    }

    private static BusinessCalendar Berlin(string[] week, string hours) => CalendarFile.Read(
        $$"""
        { "code": "berlin", "name": { "zh": "柏林" }, "zone": "Europe/Berlin", "workingDays": [{{string.Join(", ", week.Select(d => $"\"{d}\""))}}],
          "workingHours": [{ "from": "{{hours[..5]}}", "until": "{{hours[6..]}}" }], "years": {} }
        """,
        "berlin.json");

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
