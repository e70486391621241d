using System.Text.Json;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Calendar;

public sealed class DeadlinesTests
{
    private static readonly BusinessCalendar China = ShippedCatalogue.Instance.Calendar;
    private static readonly DateTimeOffset Friday = Scenario.Shanghai("2026-02-13T17:00");

    [TestCase("dueHours", "30", "2026-02-14T23:00")]
    [TestCase("dueWorkingHours", "10", "2026-02-24T10:00")]
    [TestCase("dueWorkingDays", "2", "2026-02-24T18:00")]
    public void Of_CountsInTheUnitOfTheInput(string input, string value, string expected)
    {
        var deadline = Deadlines.Of(Step("ServiceGate.SignOff", (input, value)), Friday, China)!;
        Assert.That((deadline.DueAt, deadline.IsBeyondFile), Is.EqualTo((Scenario.Shanghai(expected), false)));
        Assert.That(deadline.Reminders, Is.Empty);
    }

    [Test]
    public void Of_WithReminders_HasThoseThatLieAfterTheEntrySoonestFirst()
    {
        var step = Step("ServiceGate.SignOff", ("dueWorkingDays", "2"), ("remindHours", "[\"4\", \"24\", \"1000\", \"4\"]"));
        Assert.That(Deadlines.Of(step, Friday, China, RuleSets.StartIsReported)!.Reminders, Is.EqualTo(new[]
        {
            new DeadlineReminder(24, Scenario.Shanghai("2026-02-23T18:00")),
            new DeadlineReminder(4, Scenario.Shanghai("2026-02-24T14:00")),
        }), "a launch of before keeps hours of the clock");
        Assert.That(Deadlines.Of(step, Friday, China)!.Reminders, Is.EqualTo(new[] { new DeadlineReminder(4, Scenario.Shanghai("2026-02-24T14:00")) }),
            "24 working hours before lies before the entry");
    }

    [TestCase("agree", "2026-11-20T10:00", "2026-11-23T10:00", "4 2026-11-20T15:00", TestName = "a Friday")]
    [TestCase("agree", "2026-09-30T10:00", "2026-10-08T10:00", "4 2026-09-30T15:00", TestName = "the eve of National Day")]
    [TestCase("agree", "2026-10-10T10:00", "2026-10-12T10:00", "4 2026-10-10T15:00", TestName = "a make-up Saturday")]
    [TestCase("agree", "2026-11-18T11:50", "2026-11-19T11:50", "4 2026-11-18T16:50", TestName = "ten minutes before lunch")]
    [TestCase("agree", "2026-11-18T12:30", "2026-11-19T12:00", "4 2026-11-18T17:00", TestName = "at lunch")]
    [TestCase("agree", "2026-11-18T17:59", "2026-11-19T17:59", "4 2026-11-19T13:59", TestName = "a minute before the day's end")]
    [TestCase("review-market", "2026-11-26T10:00", "2026-11-30T10:00", "8 2026-11-27T10:00, 4 2026-11-27T15:00", TestName = "reviews of two days")]
    [TestCase("committee", "2026-11-26T10:00", "2026-12-01T18:00", "8 2026-12-01T09:00", TestName = "a committee's three days")]
    [TestCase("fast-review", "2026-11-20T17:00", "2026-11-23T12:00", "2 2026-11-23T10:00", TestName = "the fast lane")]
    public void Reminders_OfTheShippedProduct_FallInWorkingHours(string step, string entered, string due, string reminders)
    {
        var deadline = Deadlines.Of(ShippedCatalogue.Instance.Definition("product", 2).Find(step), Scenario.Shanghai(entered), China)!;
        Assert.That(deadline.DueAt, Is.EqualTo(Scenario.Shanghai(due)));
        Assert.That(string.Join(", ", deadline.Reminders.Select(r => $"{r.HoursBefore} {r.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm}")), Is.EqualTo(reminders));
    }

    [Test]
    public void Reminders_OfEmergencies_KeepTheClock() => Assert.That(
        Deadlines.Of(ShippedCatalogue.Instance.Definition("network-cutover-emergency", 2).Find("review-network"), Scenario.Shanghai("2026-11-21T02:00"), China)!.Reminders,
        Is.EqualTo(new[] { new DeadlineReminder(12, Scenario.Shanghai("2026-11-21T14:00")), new DeadlineReminder(4, Scenario.Shanghai("2026-11-21T22:00")) }));

    [Test]
    public void Reminders_OfEveryNewestShippedVersion_AreSentWhateverHourTheStepIsEntered()
    {
        var steps = ShippedCatalogue.Instance.Definitions.GroupBy(d => d.Id).Select(d => d.MaxBy(v => v.Version)!).SelectMany(d => d.AllActivities)
            .Where(a => a.Texts("remindHours").Count > 0).ToList();
        Assert.That(steps, Has.Count.GreaterThan(50));
        for (var entered = Scenario.Shanghai("2026-09-28T00:30"); entered < Scenario.Shanghai("2026-10-14T00:00"); entered = entered.AddHours(1))
            foreach (var step in steps)
            {
                var reminders = Deadlines.Of(step, entered, China)!.Reminders;
                Assert.That(reminders, Has.Count.EqualTo(step.Texts("remindHours").Count), step.Id);
                if (!step.Inputs.ContainsKey("dueHours")) Assert.That(reminders.All(r => China.IsWorkingTime(r.At)), step.Id);
            }
    }

    [Test]
    public void Of_WhenBeyondTheYearsOnFile_SaysSoForWorkingTimeOnly()
    {
        var eve = Scenario.Shanghai("2026-12-31T17:00");
        Assert.That(Deadlines.Of(Step("ServiceGate.SignOff", ("dueWorkingHours", "8")), eve, China)!.IsBeyondFile, Is.True);
        Assert.That(Deadlines.Of(Step("ServiceGate.SignOff", ("dueHours", "8")), eve, China)!.IsBeyondFile, Is.False);
    }

    [Test]
    public void Of_WithoutDeadline_IsNone() => Assert.That(Deadlines.Of(Step("ServiceGate.SignOff"), Friday, China), Is.Null);

    [TestCase("Elsa.Delay", "timeSpan", "\"02:00:00\"", "2026-02-13T19:00")]
    [TestCase("ServiceGate.WatchComplaints", "days", "3", "2026-02-16T17:00")]
    [TestCase("ServiceGate.WatchComplaints", "hours", "36", "2026-02-15T05:00")]
    public void EndsAt_OfDelaysAndWatches_IsClockTime(string type, string input, string value, string expected) =>
        Assert.That(EndsAt(Step(type, (input, value))), Is.EqualTo(Scenario.Shanghai(expected)));

    [Test]
    public void EndsAt_OfOthers_IsNone() => Assert.That(EndsAt(Step("ServiceGate.SignOff", ("dueHours", "1"))), Is.Null);

    [Test]
    public void Spans_OfMoreThanAHundredYears_AreCut()
    {
        Assert.That(Deadlines.Of(Step("ServiceGate.SignOff", ("dueHours", "2147483647")), Friday, China)!.DueAt, Is.EqualTo(Friday.AddDays(36_600)));
        Assert.That(EndsAt(Step("Elsa.Delay", ("timeSpan", "\"10000000.00:00:00\""))), Is.EqualTo(Friday.AddDays(36_600)));
    }

    private static DateTimeOffset? EndsAt(Activity step) => StepType.Of(step).Timed?.EndsAt(step, Friday);

    private static Activity Step(string type, params (string Name, string Value)[] inputs) => new(
        "step", StepCatalogue.Activities.Find(type)!,
        inputs.ToDictionary(i => i.Name, i => JsonSerializer.Deserialize<JsonElement>(
            $$$"""{ "typeName": "Object", "expression": { "type": "{{{(i.Value[0] == '[' ? "Object" : "Literal")}}}", "value": {{{i.Value}}} } }""")),
        null, null);
}
