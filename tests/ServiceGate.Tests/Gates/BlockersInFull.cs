using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Gates;

/// <summary>What the page of a gate says: each rule that is not met, what it names, who can meet it, by when, and where.</summary>
public sealed class BlockersInFull
{
    private static readonly string[] Scripts =
    [
        .. new[] { "hotline", "shop", "app", "tv-screen", "account-manager" }
            .Select(c => $"gate.script-not-acknowledged (channel={c} version=1) by ChannelOwner for {c} until 11-24 20:00 at channels"),
    ];

    [Test]
    public async Task ADraft_LacksEverything()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        Assert.That(await story.BlockersInFullAsync("go-ahead"), Is.EqualTo(new[]
        {
            "audience.not-imported by Operations until 11-27 20:00 at audience",
            "gate.duty-not-confirmed (duty=commander,operator,checker,monitoring,hotline-lead) by Operations until 11-27 20:00 at duty",
            "gate.not-handed-in (step=dossier) by ProductManager wang.min until 11-27 20:00 at dossier",
            "gate.not-signed (department=customer-service step=review-customer-service) by Reviewer of customer-service until 11-27 20:00 at review",
            "gate.not-signed (department=it step=review-it) by Reviewer of it until 11-27 20:00 at review",
            "gate.not-signed (department=network step=review-network) by Reviewer of network until 11-27 20:00 at review",
            "notice.step-missing (key=announce-72h) by Operations until 11-27 20:00 at notices",
            "notice.step-missing (key=announce-eve) by Operations until 11-27 20:00 at notices",
            "notice.step-missing (key=completion) by Operations until 11-27 20:00 at notices",
            "notice.step-missing (key=overrun) by Operations until 11-27 20:00 at notices",
            "notice.step-missing (key=change) by Operations until 11-27 20:00 at notices",
            "notice.step-missing (key=cancellation) by Operations until 11-27 20:00 at notices",
            "script.missing (key=hotline) by ProductManager wang.min until 11-27 20:00 at channels",
            "script.missing (key=shop) by ProductManager wang.min until 11-27 20:00 at channels",
            "script.missing (key=app) by ProductManager wang.min until 11-27 20:00 at channels",
            "script.missing (key=tv-screen) by ProductManager wang.min until 11-27 20:00 at channels",
            "script.missing (key=account-manager) by ProductManager wang.min until 11-27 20:00 at channels",
        }));
    }

    [Test]
    public async Task AnEmergency_IsOwnedByOperations()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T01:45");
        var header = Scenario.Header(new("2026-11-02T01:20", "2026-11-02T09:00", "Asia/Shanghai")) with { Cause = "major-fault", Scope = ["HZ"] };
        story.Number = (await story.DoAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", header, "emergency"))).Number;

        Assert.That(await story.BlockersInFullAsync("notice-release"), Does.Contain("script.missing (key=hotline) by Operations sun.yue until 11-02 01:20 at channels"));
    }

    [Test]
    public async Task WhatIsHandedIn_WaitsForTheHeadAndForOperations()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        var agree = await story.BlockersInFullAsync("notice-release");
        await story.ApproveAsync(Scenario.Head, "agree");
        var audience = await story.BlockersInFullAsync("notice-release");

        Assert.That(agree.Except(audience), Is.EqualTo(new[] { "gate.head-has-not-agreed (step=agree) by DepartmentHead of product until 11-27 20:00 at review" }));
        Assert.That(audience.Except(agree), Is.EqualTo(new[] { "gate.not-handed-in (step=audience) by Operations until 11-27 20:00 at audience" }));
    }

    [Test]
    public async Task ALaunchWhoseFlowHasNotBegun_IsNotHandedIn()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var facts = await story.FactsAsync() with { State = null };

        Assert.That(story.BlockersInFull("notice-release", facts).Where(b => b.StartsWith("gate.not-handed-in", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "gate.not-handed-in (step=dossier) by ProductManager wang.min until 11-27 20:00 at launch" }));
    }

    [Test]
    public async Task WhatWasReturned_IsTheOwners()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput("risks", "R1", "请补充。"))).Required();

        Assert.That(await story.BlockersInFullAsync("notice-release"), Is.EqualTo((string[])
        [
            $"gate.finding-open (finding={story.State.Findings.Keys.Single()} section=risks text=请补充。) by ProductManager wang.min until 11-24 20:00 at review",
            "gate.not-handed-in (step=dossier) by ProductManager wang.min until 11-24 20:00 at dossier",
            "gate.not-signed (department=customer-service step=review-customer-service) by Reviewer of customer-service until 11-24 20:00 at review",
            "gate.not-signed (department=it step=review-it) by Reviewer of it until 11-24 20:00 at review",
            "gate.not-signed (department=network step=review-network) by Reviewer of network until 11-24 20:00 at review",
            .. Scripts,
        ]));
    }

    [Test]
    public async Task WhatChangedAfterItWasSigned_IsNamedSectionBySection()
    {
        var story = (await (await Scenario.StartAsync()).ToReleaseAsync()).At("2026-11-19T09:00");
        var before = await story.BlockersInFullAsync("go-ahead");
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        (await story.ChangeAsync(Scenario.Manager, "concerns", "C1", "verdict", "not-met")).Required();
        (await story.ChangeAsync(Scenario.Manager, "contingency", "P1", "rehearsal", null)).Required();
        (await story.ChangeAsync(Scenario.Manager, "channels", "shop", "text", JsonNode.Parse("""{"zh":"新口径"}"""))).Required();

        Assert.That(before, Is.EqualTo(new[]
        {
            "gate.announcement-unfinished (channel=sms step=announce-72h) by Operations until 11-27 20:00 at notices",
            "gate.announcement-unfinished (channel=push step=announce-72h) by Operations until 11-27 20:00 at notices",
            "gate.announcement-unfinished (channel=sms step=announce-eve) by Operations until 11-27 20:00 at notices",
            "gate.coverage-too-low (customers=10 percent=95 told=0) by Operations until 11-27 20:00 at notices",
            "gate.duty-not-confirmed (duty=commander,operator,checker,monitoring,hotline-lead) by Operations until 11-27 20:00 at duty",
        }));
        Assert.That((await story.BlockersInFullAsync("go-ahead")).Except(before), Is.EqualTo(new[]
        {
            "gate.concern-not-met (concern=C1) by ProductManager wang.min until 11-27 20:00 at concerns",
            "gate.plan-not-rehearsed (risk=迁移失败，客户无法收看电视) by ProductManager wang.min until 11-27 20:00 at contingency",
            "gate.script-not-acknowledged (channel=shop version=2) by ChannelOwner for shop until 11-27 20:00 at channels",
            "gate.sign-again (department=customer-service sections=concerns,contingency,channels step=review-customer-service) by Reviewer of customer-service until 11-27 20:00 at review",
            "gate.sign-again (department=it sections=risks,contingency step=review-it) by Reviewer of it until 11-27 20:00 at review",
            "gate.sign-again (department=network sections=risks step=review-network) by Reviewer of network until 11-27 20:00 at review",
        }));
    }

    [Test]
    public async Task HeadAndCommittee_AreNamedOneAfterTheOther()
    {
        var story = await StagedLaunch.ToReviewAsync();
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");
        Assert.That(await story.BlockersInFullAsync("notice-release"), Is.EqualTo((string[])
        [
            "gate.committee-undecided (given=0 needed=2 step=committee) by DepartmentHead of market in SP until 11-24 20:00 at review",
            "gate.head-has-not-confirmed (department=customer-service step=review) by DepartmentHead of customer-service in SP until 11-24 20:00 at review",
            .. Scripts,
        ]));
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review");

        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");

        Assert.That(await story.BlockersInFullAsync("notice-release"), Is.EqualTo((string[])
            ["gate.committee-undecided (given=1 needed=2 step=committee) by DepartmentHead of customer-service in SP until 11-24 20:00 at review", .. Scripts]));
    }

    [Test]
    public async Task AStepForTwoReviewers_IsNotSignedByOne()
    {
        var catalogue = OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "dossier:ServiceGate.CollectSections role=product-manager sections=[risks]", "review:ServiceGate.SignOff department=it sections=[risks] quorum=2 level=own outcomes=[Approved,Returned]",
             "gate:ServiceGate.OpenGate gate=go-ahead", "finish:Elsa.Finish"],
            "start>dossier dossier>review review.Approved>gate review.Returned>dossier gate>finish");
        var story = await (await Scenario.StartAsync(catalogue)).ToFilledAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        var before = (await story.BlockersInFullAsync("notice-release")).Single(b => b.Contains("step=review", StringComparison.Ordinal));

        await story.ApproveAsync(Scenario.It, "review");

        Assert.That(before, Is.EqualTo("gate.not-signed (department=it step=review) by Reviewer of it until 11-27 20:00 at review"));
        Assert.That(await story.BlockersInFullAsync("notice-release"), Does.Contain(before));
    }

    [Test]
    public async Task ACondition_IsTheOwnersUntilReportedAndThenThePanels()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, new FindingInput("contingency", null, "补一次回退演练。"))).Required();
        var id = story.State.Findings.Keys.Single();
        Assert.That(await ConditionAsync(), Is.EqualTo($"gate.condition-open (condition={id} text=补一次回退演练。) by ProductManager wang.min until 11-27 20:00 at review"));

        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "已演练。"));

        Assert.That(await ConditionAsync(), Is.EqualTo($"gate.condition-unconfirmed (condition={id} text=补一次回退演练。) by DepartmentHead of customer-service in SP until 11-27 20:00 at review"));

        async Task<string> ConditionAsync() => (await story.BlockersInFullAsync("go-ahead")).Single(b => b.StartsWith("gate.condition", StringComparison.Ordinal));
    }

    [TestCase("2026-11-20T12:00", "11-20 12:00", true, Description = "its own day is before the gate's")]
    [TestCase("2026-11-27T21:00", "11-27 20:00", false, Description = "the gate's day is before its own")]
    public async Task AConditionWithADay_IsDueThenOrWhenTheGateIs(string due, string expected, bool first)
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, new FindingInput("contingency", null, "补演练。"))).Required();
        var facts = await story.FactsAsync();

        var said = story.BlockersInFull("go-ahead", facts with { Findings = [facts.Findings.Single() with { DueAt = Scenario.Shanghai(due) }] }).ToList();

        var condition = said.FindIndex(b => b.StartsWith("gate.condition-open", StringComparison.Ordinal));
        Assert.That(said[condition], Does.Contain($"until {expected} at"));
        Assert.That(condition == 0, Is.EqualTo(first), "most urgent first");
    }

    [Test]
    public async Task Announcements_HoldTheGoAheadWhenTheyAreDueBeforeItAndAChangeAlways()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var facts = await story.FactsAsync();
        var gate = Scenario.Shanghai("2026-11-27T20:00");
        var batch = facts.Batches[0];

        var said = story.BlockersInFull("go-ahead", facts with
        {
            Batches =
            [
                batch with { Step = "at-the-gate", Purpose = NoticePurpose.Announcement, DueAt = gate },
                batch with { Step = "later", Purpose = NoticePurpose.Announcement, DueAt = gate.AddMinutes(1) },
                batch with { Step = "sent", Purpose = NoticePurpose.Announcement, DueAt = gate.AddDays(-1), Status = BatchStatus.Done },
                batch with { Step = "other", Purpose = NoticePurpose.Emergency, DueAt = gate.AddDays(-1) },
                batch with { Step = "moved", Purpose = NoticePurpose.Change, DueAt = gate.AddDays(1) },
                batch with { Step = "told", Purpose = NoticePurpose.Change, DueAt = gate.AddDays(-1), Status = BatchStatus.Done },
            ],
        });

        Assert.That(said.Where(b => b.StartsWith("gate.announcement-unfinished", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "gate.announcement-unfinished (channel=sms step=at-the-gate) by Operations until 11-27 20:00 at notices",
            "gate.announcement-unfinished (channel=sms step=moved) by Operations until 11-27 20:00 at notices",
        }));
    }

    [TestCase(94, 100, true)]
    [TestCase(95, 100, false)]
    [TestCase(0, 0, false, Description = "nobody is affected")]
    public async Task Coverage_IsNinetyFiveOfAHundred(int told, int customers, bool tooLow)
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var facts = await story.FactsAsync();

        var said = story.BlockersInFull("go-ahead", facts with { Launch = facts.Launch with { ToldCount = told }, Audience = facts.Audience! with { Count = customers } });

        Assert.That(said.Contains($"gate.coverage-too-low (customers={customers} percent=95 told={told}) by Operations until 11-27 20:00 at notices"), Is.EqualTo(tooLow));
        Assert.That(said.Any(b => b.StartsWith("gate.coverage-too-low", StringComparison.Ordinal)), Is.EqualTo(tooLow));
    }

    [Test]
    public async Task Duties_AreNamedThatNobodyHas()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.ConfirmDutyAsync();
        var facts = await story.FactsAsync();

        var said = story.BlockersInFull("go-ahead", facts with { Duties = [.. facts.Duties.Where(d => d.Duty is "operator" or "hotline-lead")] });

        Assert.That(said, Does.Contain("gate.duty-not-confirmed (duty=commander,checker,monitoring) by Operations until 11-27 20:00 at duty"));
    }

    [TestCase("2026-11-28T05:59", false)]
    [TestCase("2026-11-28T06:00", true)]
    public async Task TheWindow_HasPassedFromItsEnd(string now, bool passed)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        Assert.That((await story.At(now).BlockersInFullAsync("notice-release")).Contains("gate.window-has-passed by ProductManager wang.min until 11-27 20:00 at launch"), Is.EqualTo(passed));
    }

    [Test]
    public async Task AReportedLaunch_IsNotSaidToHaveMissedItsWindow()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));

        Assert.That(await story.At("2026-11-28T07:00").BlockersInFullAsync("go-ahead"), Has.None.StartsWith("gate.window-has-passed"));
    }

    [Test]
    public async Task ACancelledLaunch_HasEnded()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再上线。"));

        Assert.That(await story.BlockersInFullAsync("notice-release"), Is.EqualTo(new[] { "gate.launch-has-ended by ProductManager wang.min until 11-24 20:00 at launch" }));
    }
}
