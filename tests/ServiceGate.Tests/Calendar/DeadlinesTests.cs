using System.Text.Json;
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
        Assert.That(Deadlines.Of(step, Friday, China)!.Reminders, Is.EqualTo(new[]
        {
            new DeadlineReminder(24, Scenario.Shanghai("2026-02-23T18:00")),
            new DeadlineReminder(4, Scenario.Shanghai("2026-02-24T14:00")),
        }));
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
