using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Rosters;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// Those on duty are asked to confirm a large emergency, one after the other. A cable was cut in Yuhang (YH), a county of Hangzhou (HZ) in the province SP; its one person on the night of 2 November hands the
/// emergency in at 3:00, for 1,001 customers.
/// </summary>
public sealed class DutyCallScenarios
{
    private const string County = "ops.yh", City = "sun.yue", Province = "bai.yun", Service = "ren.jie";

    [Test]
    public async Task OnDuty_AreAskedOneAfterTheOther_TheNearestFirst_AndRoundAgain()
    {
        var story = await AtNightAsync(City, Province, Service);
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue" }), "the city before the province");

        await story.At("2026-11-02T03:04").WorkAsync();
        Assert.That(Asked(story), Has.Count.EqualTo(1));
        await story.At("2026-11-02T03:05").WorkAsync();
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue unanswered", "03:05 bai.yun" }), "the duty manager before customer service");
        await story.At("2026-11-02T03:10").WorkAsync();
        Assert.That(Told(story, "duty-silent"), Is.Empty);
        await story.At("2026-11-02T03:15").WorkAsync();

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue unanswered", "03:05 bai.yun unanswered", "03:10 ren.jie unanswered", "03:15 sun.yue" }));
        Assert.That(Told(story, "confirm-emergency"), Is.EqualTo(new[] { City, Province, Service, City }), "each by a message when the turn comes");
        Assert.That(Told(story, "duty-silent"), Is.Not.Empty, "an administrator hears that nobody answers");
        Assert.That(Told(story, "duty-nobody"), Is.Empty);
    }

    [Test]
    public async Task Silence_SendsNothing()
    {
        var story = await AtNightAsync(City, Province);
        for (var minutes = 5; minutes < 300; minutes += 5) await story.At(string.Create(CultureInfo.InvariantCulture, $"2026-11-02T{3 + minutes / 60:D2}:{minutes % 60:D2}")).WorkAsync();

        Assert.That(story.ToldBy("tell"), Is.Empty);
        Assert.That(story.State.Calls, Has.Count.EqualTo(60), "at 3:00, 3:05, … 7:55");
    }

    [TestCase(Province, new[] { "03:00 sun.yue unanswered", "03:05 bai.yun confirmed by bai.yun" }, TestName = "whose turn it is")]
    [TestCase(City, new[] { "03:00 sun.yue confirmed by sun.yue", "03:05 bai.yun not-needed by sun.yue" }, TestName = "who was asked before")]
    [TestCase(Service, new[] { "03:00 sun.yue unanswered", "03:05 bai.yun not-needed by ren.jie" }, TestName = "whose turn would have come")]
    public async Task Yes_OfAnybodyOnDuty_SendsItAtOnce_AndAsksNobodyElse(string who, string[] asked)
    {
        var story = await AtNightAsync(City, Province, Service);
        await story.At("2026-11-02T03:05").WorkAsync();
        story.At("2026-11-02T03:06");

        (await story.RunAsync(who, new ConfirmEmergency(story.Number))).Required();
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
        await story.At("2026-11-02T03:30").WorkAsync();

        Assert.That(Asked(story), Is.EqualTo(asked));
    }

    [Test]
    public async Task No_IsTold_AndAsksNobodyElse_UntilItWasChanged()
    {
        var story = await AtNightAsync(City, Province);
        story.At("2026-11-02T03:01");
        Assert.That(await RuleOf(story.RunAsync(City, new DeclineEmergency(story.Number, " "))), Is.EqualTo("text.required"));

        (await story.RunAsync(City, new DeclineEmergency(story.Number, "写错了小区"))).Required();
        await story.At("2026-11-02T03:30").WorkAsync();

        Assert.That((Asked(story).Single(), story.ToldBy("tell").Count), Is.EqualTo(("03:00 sun.yue declined by sun.yue", 0)));
        Assert.That(Told(story, "emergency-declined"), Is.EqualTo(new[] { County }));
        Assert.That(story.Work, Has.None.StartsWith("confirm-emergency"));
        Assert.That(await RuleOf(story.RunAsync(Province, new ConfirmEmergency(story.Number))), Is.EqualTo("emergency.declined"), "nobody looks for another yes");
        Assert.That(await RuleOf(story.RunAsync(Province, new DeclineEmergency(story.Number, "也不行"))), Is.EqualTo("emergency.declined"));

        await SayAsync(story, "tell", "已改正。", "Mended.");
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue declined by sun.yue", "03:30 sun.yue" }), "asked anew from the first");
        (await story.RunAsync(Province, new ConfirmEmergency(story.Number))).Required();
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
    }

    [Test]
    public async Task No_MayBecomeAYes_OfTheSamePerson()
    {
        var story = await AtNightAsync(City, Province);
        (await story.RunAsync(City, new DeclineEmergency(story.Number, "等一下"))).Required();

        (await story.RunAsync(City, new ConfirmEmergency(story.Number))).Required();
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
    }

    [Test]
    public async Task NobodyOnDuty_AsksWhoIsEntitledAnyway_AndTellsAnAdministratorAtOnce()
    {
        var story = await AtNightAsync();

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 nobody" }));
        Assert.That(Told(story, "duty-nobody"), Is.Not.Empty);
        Assert.That(story.Work.Where(w => w.StartsWith("confirm-emergency", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "confirm-emergency:customer-service", "confirm-emergency:network", "confirm-emergency:operations" }));
        await story.At("2026-11-02T03:20").WorkAsync();
        Assert.That(Asked(story), Has.Count.EqualTo(1), "said once");

        await PutAsync(story, Province);
        await story.At("2026-11-02T03:21").WorkAsync();
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 nobody", "03:21 bai.yun" }), "whoever comes on duty is asked at once");
        (await story.RunAsync("cao.bo", new ConfirmEmergency(story.Number))).Required();
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 nobody not-needed by cao.bo", "03:21 bai.yun not-needed by cao.bo" }), "who was asked stays asked");
    }

    [Test]
    public async Task WhoIsNotOnDuty_ConfirmsNothing_WhileSomebodyIs()
    {
        var story = await AtNightAsync(City);

        Assert.That(await RuleOf(story.RunAsync("cao.bo", new ConfirmEmergency(story.Number))), Is.EqualTo("policy.not-allowed"), "head of a department that reviews it");
        Assert.That(await RuleOf(story.RunAsync(Service, new DeclineEmergency(story.Number, "不行"))), Is.EqualTo("policy.not-allowed"));
        Assert.That(await RuleOf(story.RunAsync(County, new ConfirmEmergency(story.Number))), Is.EqualTo("emergency.second-person"), "who declared it");
        Assert.That(story.Work.Where(w => w.StartsWith("confirm-emergency", StringComparison.Ordinal)), Is.EqualTo(new[] { $"confirm-emergency:duty-{story.IdOf(City)}" }));
    }

    [Test]
    public async Task WhoDeclaredIt_OnDuty_IsNotAsked()
    {
        var story = await AtNightAsync(County, Province);
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 bai.yun" }));

        story = await AtNightAsync(County);
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 nobody" }), "as if nobody were");
    }

    [TestCase(Role.Administrator)]
    [TestCase(Role.Auditor)]
    public async Task WhoHasNoSayInLaunchesAnyMore_IsNotAsked(Role role)
    {
        var story = await BeginAsync();
        await PutAsync(story, City);
        await PutAsync(story, Province);
        await story.HireAsync("former", new(role, story.UnitId("HZ")));
        story.Sessions.Restore(story.State with { Shifts = story.State.Shifts.SetItem(story.State.Shifts.Keys.Min(), story.State.Shifts[story.State.Shifts.Keys.Min()] with { PersonId = story.IdOf("former") }) });
        await HandInAsync(story);

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 bai.yun" }));
        Assert.That(await RuleOf(story.RunAsync("former", new ConfirmEmergency(story.Number))), Is.EqualTo("policy.not-allowed"));
    }

    [Test]
    public async Task AnAccountInTheDeclarersHand_IsNotAsked()
    {
        var story = await BeginAsync();
        await story.HireAsync("ghost", new(Role.Operations, story.UnitId("HZ")));
        await using (var session = await story.Sessions.BeginAsync())
        {
            await session.Holds.AddAsync(new(await session.NextIdAsync(), story.IdOf("ghost"), story.IdOf(County), HoldKind.Added, story.Clock.GetUtcNow()));
            await session.CommitAsync();
        }
        await PutAsync(story, "ghost");
        await HandInAsync(story);

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 nobody" }));
        Assert.That(await RuleOf(story.RunAsync("ghost", new ConfirmEmergency(story.Number))), Is.EqualTo("second-person.same-hands"));
    }

    [Test]
    public async Task Substitute_OfWhoIsOnDuty_AnswersInThatName()
    {
        var story = await BeginAsync();
        await PutAsync(story, City);
        await story.DoAsync(City, new RecordAbsence(City, "2026-11-02", "2026-11-03", "chen.jing"));
        await HandInAsync(story);

        (await story.RunAsync("chen.jing", new ConfirmEmergency(story.Number))).Required();

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue confirmed by chen.jing" }));
    }

    [Test]
    public async Task WhoseShiftHasEnded_MayStillAnswer_AndIsNotCalledAgain()
    {
        var story = await BeginAsync();
        await PutAsync(story, City, "2026-11-02T03:02");
        await PutAsync(story, Province);
        await HandInAsync(story);
        await story.At("2026-11-02T03:05").WorkAsync();
        await story.At("2026-11-02T03:10").WorkAsync();
        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue unanswered", "03:05 bai.yun unanswered", "03:10 bai.yun" }));

        Assert.That(await RuleOf(story.RunAsync(City, new ConfirmEmergency(story.Number))), Is.EqualTo("done"));
    }

    [Test]
    public async Task WhoIsTakenOff_IsAskedNoMore()
    {
        var story = await BeginAsync();
        var shift = await PutAsync(story, City);
        await PutAsync(story, Province);
        await HandInAsync(story);

        await story.DoAsync("cao.bo", new TakeOffDuty("HZ", shift));
        await story.At("2026-11-02T03:01").WorkAsync();

        Assert.That(Asked(story), Is.EqualTo(new[] { "03:00 sun.yue unanswered", "03:01 bai.yun" }));
        Assert.That(await RuleOf(story.RunAsync(City, new ConfirmEmergency(story.Number))), Is.EqualTo("policy.not-allowed"));
    }

    [Test]
    public async Task AnEmergencyOfBefore_AsksWhomItAsked()
    {
        var story = await BeginAsync();
        await PutAsync(story, Province);
        await HandInAsync(story, RuleSets.FreezesNeedAReason);

        Assert.That(story.State.Calls, Is.Empty);
        Assert.That(Told(story, "confirm-emergency"), Is.EquivalentTo(new[] { "operations", "customer-service", "network" }));
        Assert.That(await RuleOf(story.RunAsync(Province, new DeclineEmergency(story.Number, "不行"))), Is.EqualTo("emergency.declined").Or.EqualTo("policy.not-allowed"));
        Assert.That(await RuleOf(story.RunAsync("cao.bo", new ConfirmEmergency(story.Number))), Is.EqualTo("done"));
    }

    [Test]
    public async Task WithinItsBounds_NobodyIsAsked()
    {
        var story = await BeginAsync();
        await PutAsync(story, City);
        await HandInAsync(story, customers: 1000);
        await story.WorkAsync();

        Assert.That((story.State.Calls.Count, story.ToldBy("tell").Count), Is.EqualTo((0, 1000)));
    }

    [Test]
    public async Task Calls_ArePlacedWhereTheInstallationHasThem_AndTheTrailSaysWhatBecameOfThem()
    {
        var story = await BeginAsync(ShippedCatalogue.Bounded(new(CallsOut: true, AskMinutes: 7)));
        await PutAsync(story, City);
        await HandInAsync(story);
        var call = story.State.Calls.Values.Single();
        Assert.That((call.Status, call.TryAt, call.NextAt), Is.EqualTo((CallStatus.Due, (DateTimeOffset?)Scenario.Shanghai("2026-11-02T03:00"), Scenario.Shanghai("2026-11-02T03:07"))));

        await using (var session = await story.Sessions.BeginBulkAsync())
        {
            await session.Emergencies.MoveAsync(call with { Status = CallStatus.Placing, Tries = 1 }, CallStatus.Due, 0);
            await session.CommitAsync();
        }
        (await story.SystemAsync(new RecordCallOut(story.Number, call.Id, 1, "placed", null))).Required();
        (await story.SystemAsync(new RecordCallOut(story.Number, call.Id, 1, "failed", "late"))).Required();

        Assert.That((story.State.Calls[call.Id].Status, story.State.Calls[call.Id].Reason), Is.EqualTo((CallStatus.Placed, (string?)null)), "written once");
        Assert.That(story.State.Audit[story.Launch.Id].Count(e => e.What == "launch.duty-called"), Is.EqualTo(1));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.Body), Has.None.Contains("13300000001"));
        Assert.That(await RuleOf(story.RunAsync(City, new RecordCallOut(story.Number, call.Id, 1, "failed", null))), Is.EqualTo("policy.not-allowed"));
    }

    [Test]
    public async Task WithoutCallOut_NobodyIsCalled()
    {
        var story = await AtNightAsync(City);

        Assert.That(story.State.Calls.Values.Single().Status, Is.EqualTo(CallStatus.MessageOnly));
    }

    private static async Task<Scenario> AtNightAsync(params string[] onDuty)
    {
        var story = await BeginAsync();
        foreach (var person in onDuty) await PutAsync(story, person);
        return await HandInAsync(story);
    }

    private static async Task<Scenario> BeginAsync(ShippedCatalogue? catalogue = null)
    {
        var story = (await Scenario.StartAsync(catalogue ?? ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        await story.HireAsync(County, new(Role.Operations, story.UnitId("YH")));
        return story;
    }

    /// <summary>Puts somebody on duty where he or she belongs, from the evening to the morning.</summary>
    private static async Task<long> PutAsync(Scenario story, string person, string until = "2026-11-02T08:00")
    {
        var (unit, by, role) = person switch
        {
            County => ("YH", "cao.bo", "duty-manager"),
            Province => ("SP", "bai.yun", "duty-manager"),
            Service => ("SP", "bai.yun", "customer-service-duty-manager"),
            _ => ("HZ", "cao.bo", "duty-manager"),
        };
        return (await story.DoAsync(by, new PutOnDuty(unit, new(person, role, "2026-11-01T20:00", until), "word").At("13300000001"))).Shift;
    }

    private static async Task<Scenario> HandInAsync(Scenario story, int ruleSet = RuleSets.Newest, int customers = 1001)
    {
        story.At("2026-11-02T03:00");
        var window = new WindowInput("2026-11-02T01:00", "2026-11-02T09:00", "Asia/Shanghai");
        story.Number = (await story.DoAsync(County, new CreateLaunch("network-cutover", "YH", new("Cable cut", window, ["YH"], Cause: "cable-theft"), "emergency"))).Number;
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = ruleSet }) });
        (await story.ImportAsync(County, [.. Scenario.Customers(customers).Select(c => c with { UnitCode = "YH" })])).Required();
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices) await story.DoAsync(County, new SaveItem(story.Number, "notices", key, step, 0));
        (await story.HandInAsync(County, "report")).Required();
        await story.WorkAsync();
        return story;
    }

    private static async Task SayAsync(Scenario story, string step, string zh, string en) => (await story.SaveAsync(
        County, "notices", step, JsonSerializer.SerializeToElement(new { purpose = "emergency", channels = new[] { "sms" }, text = new { zh, en } }))).Required();

    /// <summary>Who was asked, when in Shanghai, and what came of it.</summary>
    private static IReadOnlyList<string> Asked(Scenario story) => [.. story.State.Calls.Values.Select(call => string.Join(' ', Words(story, call)))];

    private static IEnumerable<string> Words(Scenario story, DutyCall call)
    {
        yield return call.AskedAt.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);
        yield return call.PersonId is { } person ? story.State.People[person].UserName : "nobody";
        if (call.Answer is { } answer) yield return answer.Code();
        if (call.AnsweredBy is { } by) yield return $"by {story.State.People[by].UserName}";
    }

    /// <summary>To whom a message went: a person, else a department or a role.</summary>
    private static IReadOnlyList<string> Told(Scenario story, string message) =>
    [
        .. story.State.Messages.Where(m => m.LaunchId == story.Launch.Id && m.Message == message)
            .Select(m => m.To.PersonId is { } person ? story.State.People[person].UserName : m.To.Department ?? m.To.Role.Code()),
    ];

    private static async Task<string> RuleOf<T>(Task<Outcome<T>> outcome) => (await outcome) is { IsDone: false } refused ? refused.Violations[0].Rule : "done";
}
