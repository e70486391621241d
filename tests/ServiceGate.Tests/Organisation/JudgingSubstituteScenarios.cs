using ServiceGate.Core.Commands.ApprovedTexts;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Organisation;

/// <summary>A substitute has roles as well, and judges in the own name just as little what the absent person has done; afterwards the two are two again.</summary>
public sealed class JudgingSubstituteScenarios
{
    private const string County = "ops.yh", Second = Scenario.Operations, Proposer = "ren.jie", Decider = "xing.yi";

    [Test]
    public async Task Emergency_OfWhoIsAway_IsNeitherConfirmedNorDeclinedBySubstitutes()
    {
        var story = await LargeEmergencyAsync();
        var absence = await AwayAsync(story, County, Second);

        Assert.That(await RuleOf(story.RunAsync(Second, new ConfirmEmergency(story.Number))), Is.EqualTo("emergency.second-person"));
        Assert.That(await RuleOf(story.RunAsync(Second, new DeclineEmergency(story.Number, "写错了小区"))), Is.EqualTo("emergency.second-person"));
        await story.DoAsync(County, new EndAbsence(County, absence));

        Assert.That(await RuleOf(story.RunAsync(County, new ConfirmEmergency(story.Number))), Is.EqualTo("emergency.second-person"), "the own one");
        Assert.That(await RuleOf(story.RunAsync(Second, new ConfirmEmergency(story.Number))), Is.EqualTo("done"));
    }

    [Test]
    public async Task Texts_OfWhoIsAway_AreNotDecidedBySubstitutes()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        var text = new ProposeTexts("SP", "network-cutover", "text", "cable-cut", "emergency", [new("因{cause}，{place}宽带中断。", "Broadband is down in {place} ({cause}).")], "2027-11-01");
        var proposed = (await story.DoAsync(Proposer, text)).Texts;
        var absence = await AwayAsync(story, Proposer, Decider);

        Assert.That(await RuleOf(story.RunAsync(Decider, new DecideTexts("SP", proposed, true))), Is.EqualTo("approved-text.second-person"));
        await story.DoAsync(Proposer, new EndAbsence(Proposer, absence));

        Assert.That(await RuleOf(story.RunAsync(Decider, new DecideTexts("SP", proposed, true))), Is.EqualTo("done"));
    }

    [Test]
    public async Task Dossier_OfWhoIsAway_IsNotSignedBySubstitutesInTheirOwnDepartmentsName()
    {
        var story = await Scenario.StartAsync();
        await story.ToReviewAsync();
        await AwayAsync(story, Scenario.Manager, Scenario.CustomerService);

        Assert.That(await RuleOf(story.DecideAsync(Scenario.CustomerService, "review-customer-service", true)), Is.EqualTo("sign-off.own-submission"));
    }

    [Test]
    public async Task StandingIn_GivesNoRightsInTheOwnName_AndTakesNoneOfOtherDepartments()
    {
        var (mine, theirs) = (new RoleGrant(Role.Reviewer, 1, "network"), new RoleGrant(Role.Reviewer, 1, "it", For: new(8, DateTimeOffset.UnixEpoch)));
        var actor = new Actor(7, "seven", [mine, theirs]);

        Assert.That(actor.Names().Select(name => (name.InNameOf, string.Join(',', name.Accounts), string.Join(',', name.Parties))), Is.EqualTo(new[] { ((long?)null, "7", "7,8"), (8L, "7,8", "7,8") }));
        var story = await Scenario.StartAsync();
        await story.ToReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");
        await AwayAsync(story, Scenario.It, Scenario.Network);
        Assert.That(await RuleOf(story.DecideAsync(Scenario.Network, "review-network", true)), Is.EqualTo("done"), "two people have looked at it");
    }

    private static async Task<Scenario> LargeEmergencyAsync()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        await story.HireAsync(County, new(Role.Operations, story.UnitId("YH")));
        var window = new WindowInput("2026-11-02T01:00", "2026-11-02T09:00", "Asia/Shanghai");
        story.Number = (await story.DoAsync(County, new CreateLaunch("network-cutover", "YH", new("Cable cut", window, ["YH"], Cause: "cable-theft"), "emergency"))).Number;
        (await story.ImportAsync(County, [.. Scenario.Customers(1001).Select(c => c with { UnitCode = "YH" })])).Required();
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices) await story.DoAsync(County, new SaveItem(story.Number, "notices", key, step, 0));
        (await story.HandInAsync(County, "report")).Required();
        await story.WorkAsync();
        return story;
    }

    private static async Task<long> AwayAsync(Scenario story, string person, string substitute) =>
        (await story.DoAsync(person, new RecordAbsence(person, "2026-11-02", "2026-11-14", substitute))).Absence;

    private static async Task<string> RuleOf<T>(Task<Outcome<T>> outcome) => (await outcome) is { IsDone: false } refused ? refused.Violations[0].Rule : "done";
}
