using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>An emergency goes out at once with one person, within bounds. A cable was cut in Yuhang (YH), a county of Hangzhou (HZ), at 01:00 on 2 November.</summary>
public sealed class EmergencyBoundsScenarios
{
    private const string County = "ops.yh";
    private const string NetworkHead = "cao.bo";
    private static readonly WindowInput Fault = new("2026-11-02T01:00", "2026-11-02T09:00", "Asia/Shanghai");

    [Test]
    public async Task Scope_IsOfUnitsThatTheRoleCovers()
    {
        var story = await InYuhangAsync();

        Assert.That(await RuleOf(DeclareAsync(story, County, "YH", "HZ")), Is.EqualTo("emergency.scope-of-others"));
        Assert.That((await DeclareAsync(story, County, "YH", "HZ")).Violations.Single().Field, Is.EqualTo("scope"));
        Assert.That((await DeclareAsync(story, County, "YH", "HZ", "SX")).Violations.Single().Arguments["above"], Is.EqualTo("SP"), "who covers all of them");
        Assert.That(await RuleOf(DeclareAsync(story, County, "YH")), Is.EqualTo("done"));
        Assert.That(await RuleOf(DeclareAsync(story, Scenario.Operations, "HZ", "YH")), Is.EqualTo("done"));
    }

    [Test]
    public async Task Scope_IsWidenedByTheUnitAbove_AndNotMeasuredAgain()
    {
        var story = await InYuhangAsync();
        story.Number = (await DeclareAsync(story, County, "YH")).Required().Number;

        Assert.That(await RuleOf(EditAsync(story, County, 1, "Cable cut", "YH", "HZ")), Is.EqualTo("emergency.scope-of-others"));
        Assert.That(await RuleOf(EditAsync(story, Scenario.Operations, 1, "Cable cut", "YH", "HZ")), Is.EqualTo("done"));
        Assert.That(await RuleOf(EditAsync(story, County, 2, "Cable stolen", "YH", "HZ")), Is.EqualTo("done"), "what stands there was asked of the unit above");
    }

    [Test]
    public async Task ThousandCustomers_AreToldAtOnce()
    {
        var story = await HandedInAsync(1000);
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1000));
        Assert.That(story.Work, Has.None.StartsWith("confirm-emergency"));
    }

    [TestCase(Scenario.Operations)]
    [TestCase(NetworkHead)]
    [TestCase("deng.jie", "customer-service")]
    public async Task OneMore_WaitsForASecondPerson(string second, string? head = null)
    {
        var story = await HandedInAsync(1001);
        if (head is not null) await story.HireAsync(second, new(Role.DepartmentHead, story.UnitId("HZ"), head));
        await story.WorkAsync();
        Assert.That((story.ToldBy("tell").Count, story.Batch("tell").Status), Is.EqualTo((0, BatchStatus.Planned)));
        Assert.That(story.Work.Where(w => w.StartsWith("confirm-emergency", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "confirm-emergency:customer-service", "confirm-emergency:network", "confirm-emergency:operations" }));

        Assert.That(await RuleOf(ConfirmAsync(story, County)), Is.EqualTo("emergency.second-person"));
        Assert.That((await ConfirmAsync(story, County)).Refusal, Is.EqualTo(Refusal.Forbidden));
        var confirmed = (await ConfirmAsync(story, second)).Required();
        await story.WorkAsync();

        Assert.That((confirmed.Customers, story.ToldBy("tell").Count), Is.EqualTo((1001, 1001)));
        Assert.That(story.Work, Has.None.StartsWith("confirm-emergency"));
        Assert.That(await RuleOf(ConfirmAsync(story, second)), Is.EqualTo("emergency.nothing-to-confirm"));
    }

    [Test]
    public async Task WhatWaits_GoesToTheZonesOfTheListThatCameMeanwhile()
    {
        var story = await HandedInAsync(1001);
        await using (var session = await story.Sessions.BeginAsync())
        {
            await session.Organisation.AddUnitAsync(new(await session.NextIdAsync(), story.UnitId("YH"), UnitLevel.County, "UR", "UR", "UR", ZonedStory.Urumqi));
            await session.CommitAsync();
        }

        (await story.ImportAsync(County, ZonedStory.Customers(1002, "YH", "UR"), "second.csv")).Required();
        Assert.That(story.Batches.Where(b => b.Step == "tell" && b.Channel is NoticeChannel.Sms).Select(b => (b.Segment, b.Planned)),
            Is.EquivalentTo(new[] { (ZonedStory.Shanghai, 501), (ZonedStory.Urumqi, 501) }));
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Is.Empty);

        (await ConfirmAsync(story, Scenario.Operations)).Required();
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Is.EqualTo(Enumerable.Range(1, 1002)));
    }

    [TestCase(Scenario.Network, "policy.not-allowed", TestName = "a reviewer")]
    [TestCase(Scenario.Head, "policy.not-allowed", TestName = "the head of a department that does not review it")]
    [TestCase(Scenario.Manager, "policy.not-allowed", TestName = "a product manager")]
    public async Task WhoIsNotAsked_ConfirmsNothing(string person, string rule)
    {
        var story = await HandedInAsync(1001);

        Assert.That(await RuleOf(ConfirmAsync(story, person)), Is.EqualTo(rule));
    }

    [Test]
    public async Task WhoWroteWhatIsConfirmed_IsNoSecondPerson()
    {
        var story = await HandedInAsync(1001);
        await SayAsync(story, Scenario.Operations, "progress", "仍在抢修。", "Still at it.");

        Assert.That(await RuleOf(ConfirmAsync(story, Scenario.Operations)), Is.EqualTo("emergency.second-person"));
        Assert.That(await RuleOf(ConfirmAsync(story, NetworkHead)), Is.EqualTo("done"));
    }

    [Test]
    public async Task List_WhenItIsReplacedWhileItWaits_IsCountedByWhatWaits()
    {
        var story = await HandedInAsync(1001);
        Assert.That((story.Batch("tell").Status, story.Batch("tell").Planned), Is.EqualTo((BatchStatus.Planned, 1001)));

        (await story.ImportAsync(County, [.. Scenario.Customers(1200).Select(c => c with { UnitCode = "YH" })])).Required();

        Assert.That((story.Batch("tell").Status, story.Batch("tell").Planned), Is.EqualTo((BatchStatus.Planned, 1200)));
    }

    [Test]
    public async Task WhatIsConfirmed_IsWhatWasSeen_AndWhatGoesOut()
    {
        var story = await HandedInAsync(1001);
        var seen = await StandingAsync(story);
        await SayAsync(story, County, "tell", "另一文本。", "Another text.");

        Assert.That((await ConfirmAsync(story, NetworkHead, seen)).Refusal, Is.EqualTo(Refusal.Conflict));
        Assert.That(await RuleOf(ConfirmAsync(story, NetworkHead, await StandingAsync(story))), Is.EqualTo("done"));
        await story.WorkAsync();

        Assert.That(story.State.Versions[story.Batch("tell").VersionId].Text.Zh, Is.EqualTo("另一文本。"), "not what stood there when it was handed in");
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
    }

    [TestCase("progress", "04:05", TestName = "progress")]
    [TestCase("change", "03:00", TestName = "change")]
    [TestCase("restored", "08:30", TestName = "restored")]
    [TestCase("cancellation", "08:30", TestName = "cancellation")]
    public async Task ALaterChangeOfTheText_IsConfirmedAgain(string step, string time)
    {
        var story = await HandedInAsync(1001);
        (await ConfirmAsync(story, NetworkHead)).Required();
        await story.WorkAsync();
        await SayAsync(story, County, step, "另一文本。", "Another text.");

        if (step == "change") await story.At("2026-11-02T02:30").DoAsync(County, new RenewRestoration(story.Number, "2026-11-02T10:00"));
        if (step == "restored") await story.At("2026-11-02T03:00").DoAsync(County, new ReportResult(story.Number, "success"));
        if (step == "cancellation") await story.At("2026-11-02T03:00").DoAsync(County, new CancelLaunch(story.Number, "误报"));
        await story.At($"2026-11-02T{time}").WorkAsync();
        Assert.That((story.Batch(step).Status, story.ToldBy(step).Count), Is.EqualTo((BatchStatus.Planned, 0)));

        (await ConfirmAsync(story, Scenario.Operations)).Required();
        await story.WorkAsync();
        Assert.That(story.ToldBy(step), Has.Count.EqualTo(1001));
    }

    [Test]
    public async Task WhatWasConfirmed_GoesOutWithAnotherTimeOfRestoration()
    {
        var story = await HandedInAsync(1001);
        (await ConfirmAsync(story, NetworkHead)).Required();
        await story.WorkAsync();

        await story.At("2026-11-02T02:30").DoAsync(County, new RenewRestoration(story.Number, "2026-11-02T10:00"));
        await story.WorkAsync();

        Assert.That(story.ToldBy("change"), Has.Count.EqualTo(1001));
    }

    [TestCase(400, 1000)]
    [TestCase(401, 600)]
    public async Task EmergenciesOfOnePersonCountTogether(int second, int told)
    {
        var story = await HandedInAsync(600);
        await story.WorkAsync();
        await DeclareAndHandInAsync(story, "it-cutover", [.. Scenario.Customers(600 + second).Skip(600)]);
        await story.WorkAsync();

        Assert.That(story.State.Ledger.Values.Select(r => r.CustomerId).Distinct().Count(), Is.EqualTo(told));
        if (second == 400) return;
        (await ConfirmAsync(story, Scenario.Operations)).Required();
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(401));
    }

    [Test]
    public async Task EmergenciesOfOnePersonCountTogether_For24Hours()
    {
        var story = await HandedInAsync(600);
        await story.WorkAsync();
        await DeclareAndHandInAsync(story.At("2026-11-03T01:59"), "it-cutover", [.. Scenario.Customers(1200).Skip(600)], day: 3);
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Is.Empty);

        await story.At("2026-11-03T02:00").WorkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(600), "the first ones were told a day ago");
    }

    [Test]
    public async Task EmergenciesOfTwoPeople_CountApart()
    {
        var story = await HandedInAsync(600);
        await story.WorkAsync();
        await DeclareAndHandInAsync(story, "it-cutover", [.. Scenario.Customers(1200).Skip(600)], Scenario.Operations);
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(600));
    }

    [Test]
    public async Task HandingIn_TellsTheHeadsAndTheAdministrators()
    {
        var story = await HandedInAsync(10);

        var told = story.State.Messages.Where(m => m.LaunchId == story.Launch.Id && m.Message == "emergency-declared").ToList();
        Assert.That(told.Where(m => m.To.Department == "network").Select(m => m.To.PersonId), Is.EqualTo(new long?[] { story.IdOf(NetworkHead) }), "Yuhang has no head of its own: Hangzhou's");
        Assert.That(told.Select(m => m.To.Role).Distinct(), Is.EquivalentTo(new[] { Role.DepartmentHead, Role.Administrator }));
        Assert.That((told[0].Arguments["customers"], told[0].Arguments["flagged"]), Is.EqualTo(("10", "0")));
    }

    [Test]
    public async Task AnEmergencyOfBefore_IsNotAsked()
    {
        var story = await InYuhangAsync();
        story.Number = (await DeclareAsync(story, County, "YH")).Required().Number;
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.StartIsReported }) });
        await PrepareAsync(story, Scenario.Customers(1001), County);
        await SayAsync(story, County, "tell", "详情 http://evil.example/{hotline}", "See http://evil.example/{hotline}");
        Assert.That(await RuleOf(EditAsync(story, County, 1, "Cable cut", "YH", "HZ")), Is.EqualTo("done"));

        (await story.HandInAsync(County, "report")).Required();
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
        Assert.That(story.State.Messages.Select(m => m.Message), Has.None.EqualTo("emergency-declared"));
    }

    [Test]
    public async Task Links_AreRefusedInTheLanguageThatHasThem()
    {
        var story = await InYuhangAsync();
        story.Number = (await DeclareAsync(story, County, "YH")).Required().Number;

        Assert.That(await LinkAsync("详情 http://evil.example/{hotline}", "See us."), Is.EqualTo("notice.link text.zh"));
        Assert.That(await LinkAsync("详情见公告。", "See evil.example/{hotline}"), Is.EqualTo("notice.link text.en"));
        Assert.That(await LinkAsync("{title}", "{title}"), Is.EqualTo(""));
        Assert.That(await RuleOf(EditAsync(story, County, 1, "Look at evil.example", "YH")), Is.EqualTo("notice.link"), "the title stands in the text");

        async Task<string> LinkAsync(string zh, string en) => string.Join(' ', (await story.SaveAsync(County, "notices", "tell", Text("emergency", zh, en))).Violations.Select(v => $"{v.Rule} {v.Field}"));
    }

    [Test]
    public async Task Links_AreRefusedInAnyLaunch()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        Assert.That(await RuleOf(story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "text", JsonSerializer.SerializeToNode(new { zh = "见 t.cn/abc", en = "See t.cn/abc" }))),
            Is.EqualTo("notice.link"));
    }

    private static JsonElement Text(string purpose, string zh, string en) => JsonSerializer.SerializeToElement(new { purpose, channels = new[] { "sms" }, text = new { zh, en } });

    private static async Task<Scenario> InYuhangAsync()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        await story.HireAsync(County, new(Role.Operations, story.UnitId("YH")));
        return story;
    }

    private static async Task<string> RuleOf<T>(Task<Outcome<T>> outcome) => (await outcome) is { IsDone: false } refused ? refused.Violations[0].Rule : "done";

    private static Task<Outcome<LaunchCreated>> DeclareAsync(Scenario story, string person, params string[] scope) => story.RunAsync(
        person, new CreateLaunch("network-cutover", "YH", new("Cable cut", Fault, scope, Cause: "cable-theft"), "emergency"));

    private static Task<Outcome<ItemSaved>> EditAsync(Scenario story, string person, int seen, string title, params string[] scope) =>
        story.RunAsync(person, new EditHeader(story.Number, new(title, Fault, scope, Cause: "cable-theft"), seen));

    private static async Task<Scenario> HandedInAsync(int customers)
    {
        var story = await InYuhangAsync();
        story.Number = (await DeclareAsync(story, County, "YH")).Required().Number;
        await PrepareAsync(story, Scenario.Customers(customers), County);
        (await story.HandInAsync(County, "report")).Required();
        return story;
    }

    private static async Task DeclareAndHandInAsync(Scenario story, string kind, IReadOnlyList<Customer> customers, string person = County, int day = 2)
    {
        var window = new WindowInput($"2026-11-0{day}T01:00", $"2026-11-0{day}T09:00", "Asia/Shanghai");
        story.Number = (await story.DoAsync(person, new CreateLaunch(kind, "YH", new("Billing down", window, ["YH"], Cause: "major-fault"), "emergency"))).Number;
        await PrepareAsync(story, customers, person);
        (await story.HandInAsync(person, "report")).Required();
    }

    private static async Task PrepareAsync(Scenario story, IReadOnlyList<Customer> customers, string person)
    {
        (await story.ImportAsync(person, [.. customers.Select(c => c with { UnitCode = "YH" })])).Required();
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices)
            await story.DoAsync(person, new SaveItem(story.Number, "notices", key, step, 0));
    }

    private static async Task SayAsync(Scenario story, string person, string step, string zh, string en)
    {
        var purpose = step switch { "tell" => "emergency", "restored" => "completion", _ => step };
        (await story.SaveAsync(person, "notices", step, Text(purpose, zh, en))).Required();
    }

    private static Task<Outcome<EmergencyConfirmed>> ConfirmAsync(Scenario story, string person, string? seen = null) => story.RunAsync(person, new ConfirmEmergency(story.Number, seen));

    private static async Task<string> StandingAsync(Scenario story) =>
        ServiceGate.Core.Rules.Notices.EmergencyBounds.Standing(await story.FactsAsync(), story.Clock.GetUtcNow());
}
