using System.Text.Json;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whatever is sent, the answer names field and rule, and nothing is kept.</summary>
public sealed class BadInput
{
    [TestCase("concerns", "C1", "null", "content.shape ")]
    [TestCase("concerns", "C1", "[]", "content.shape ")]
    [TestCase("concerns", "C1", "\"met\"", "content.shape ")]
    [TestCase("concerns", "C1", "{}", "value.required verdict")]
    [TestCase("concerns", "C1", """{"verdict":"maybe"}""", "content.shape verdict")]
    [TestCase("concerns", "C1", """{"verdict":"Met"}""", "content.shape verdict")]
    [TestCase("concerns", "C1", """{"verdict":"met,not-met"}""", "content.shape verdict")]
    [TestCase("concerns", "C1", """{"verdict":0}""", "content.shape verdict")]
    [TestCase("concerns", "C1", """{"verdict":null}""", "content.shape verdict")]
    [TestCase("concerns", "C1", """{"verdict":"met"}""", "concern.evidence-required evidence")]
    [TestCase("concerns", "C1", """{"verdict":"not-applicable","note":"  "}""", "concern.reason-required note")]
    [TestCase("concerns", "C1", """{"verdict":"met","evidence":"x","other":1}""", "content.shape other")]
    [TestCase("concerns", "C99", """{"verdict":"met","evidence":"x"}""", "concern.unknown key")]
    [TestCase("concerns", "", """{"verdict":"met","evidence":"x"}""", "item.key key|concern.unknown key")]
    [TestCase("concerns", "a b", """{"verdict":"met","evidence":"x"}""", "item.key key|concern.unknown key")]
    [TestCase("concerns", "C1", "{\"verdict\":\"met\",\"evidence\":\"\\u0007\"}", "text.characters evidence")]
    [TestCase("concerns", "C1", "{\"verdict\":\"met\",\"evidence\":\"\\uffff\"}", "text.characters evidence")]
    [TestCase("channels", "hotline", "{}", "text.required text")]
    [TestCase("channels", "hotline", """{"text":null}""", "text.required text")]
    [TestCase("channels", "hotline", """{"text":{}}""", "text.required text.zh")]
    [TestCase("channels", "fax", """{"text":{"zh":"口径"}}""", "channel.unknown key")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x"}""", "plan.actions-required actions")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":null}""", "plan.actions-required actions")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":[null]}""", "text.required actions[0].what|text.required actions[0].who")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":[{"what":"a","who":"b"}]}""", "value.required actions[0].withinMinutes")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":[{"what":"a","who":"b","withinMinutes":10081}]}""", "number.range actions[0].withinMinutes")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":[{"what":"a","who":"b","withinMinutes":1}],"rollback":{"holders":null,"termDays":0}}""", "text.required rollback.holders|number.range rollback.termDays")]
    [TestCase("contingency", "P1", """{"title":"t","riskKey":"R1","trigger":"x","actions":[{"what":"a","who":"b","withinMinutes":1}],"rehearsal":{}}""", "date.format rehearsal.on|text.required rehearsal.by|text.required rehearsal.evidence")]
    [TestCase("risks", "R1", """{"title":"t","cause":"c","controls":"c","owner":"o","customersAffected":1,"likelihood":5,"impact":5,"residualLikelihood":5}""", "value.required residualImpact")]
    [TestCase("risks", "R1", """{"title":"t","cause":"c","controls":"c","owner":"o","customersAffected":1,"likelihood":1,"impact":1,"residualLikelihood":2,"residualImpact":1}""", "risk.residual-above-inherent residualLikelihood")]
    [TestCase("risks", "R1", """{"title":"t","cause":"c","controls":"c","owner":"o","customersAffected":1e99,"likelihood":1,"impact":1,"residualLikelihood":1,"residualImpact":1}""", "content.shape customersAffected")]
    [TestCase("risks", "R1", """{"title":"t","cause":"c","controls":"c","owner":"o","customersAffected":-1,"likelihood":6,"impact":0,"residualLikelihood":1,"residualImpact":0}""", "number.range customersAffected|number.range likelihood|number.range impact|number.range residualImpact")]
    [TestCase("trials", "T1", """{"group":"g","journey":"j","on":"2026-11-31","participants":3,"passed":4}""", "number.range passed|date.format on")]
    [TestCase("trials", "T1", """{"group":"g","journey":"j","participants":-3,"passed":0}""", "number.range participants|date.format on")]
    public async Task SaveItem_WhenContentIsBroken_NamesFieldAndRule(string section, string key, string json, string expected)
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var before = story.State;

        var outcome = await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, section, key, Json(json), 0));

        Assert.That(outcome.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(string.Join('|', outcome.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(expected));
        Assert.That(story.State, Is.SameAs(before));
    }

    [TestCase("{\"verdict\":\"met\",\"verdict\":\"not-met\"}")]
    [TestCase("{\"verdict\":\"met\",\"evidence\":\"\\ud800\"}")]
    [TestCase("{\"verdict\":\"met\",\"evidence\":\"\\ufffe\"}")]
    [TestCase("{\"verdict\":1e400}")]
    [TestCase("{\"\\udc00\":1}")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task SaveItem_WhenJsonHasNoCanonicalForm_IsRefused(string json)
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        var outcome = await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "concerns", "C1", Json(json), 0));

        Assert.That(outcome.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("content.shape"));
    }

    [Test]
    public async Task SaveItem_WhenThereIsNoContentAtAll_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        Assert.That(await RuleAsync(story, Scenario.Manager, new SaveItem(story.Number, "risks", "R1", default, 0)), Is.EqualTo("Invalid content.shape"));
    }

    [TestCase(null, "NotFound section.not-editable")]
    [TestCase("launch", "NotFound section.not-editable")]
    [TestCase("Risks", "NotFound section.not-editable")]
    public async Task SaveItem_WhenSectionIsNotEdited_IsNotFound(string? section, string expected)
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        Assert.That(await RuleAsync(story, Scenario.Manager, new SaveItem(story.Number, section, "R1", Json("{}"), 0)), Is.EqualTo(expected));
        Assert.That(await RuleAsync(story, Scenario.Manager, new RemoveItem(story.Number, section, "R1", 0)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Commands_WhenMembersAreMissing_AreRefusedByName()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        var (number, draft) = (story.Number, await (await Scenario.StartAsync()).CreateAsync());

        Assert.Multiple(async () =>
        {
            Assert.That(await RuleAsync(story, Scenario.Manager, new CreateLaunch(null, null, null)), Is.EqualTo("Invalid kind.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new CreateLaunch("batch-outreach", "HZ", Scenario.Header(), "withdrawal")), Is.EqualTo("Invalid variant.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new CreateLaunch("it-cutover", "HZ", null)), Is.EqualTo("Invalid window.required"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new EditHeader(number, null, 1)), Is.EqualTo("Invalid window.required"));
            Assert.That(await RuleAsync(draft, Scenario.Manager, new EditHeader(draft.Number, Scenario.Header() with { ExternalOrders = [null!] }, 1)), Is.EqualTo("Invalid order.length"));
            Assert.That(await RuleAsync(draft, Scenario.Manager, new EditHeader(draft.Number, Scenario.Header() with { Scope = [null!] }, 1)), Is.EqualTo("Invalid unit.unknown"));
            Assert.That(await RuleAsync(draft, Scenario.Manager, new EditHeader(draft.Number, Scenario.Header() with { Scope = null }, 1)), Is.EqualTo("Invalid scope.required"));
            Assert.That(await RuleAsync(draft, Scenario.Manager, new EditHeader(draft.Number, Scenario.Header() with { Title = " " }, 1)), Is.EqualTo("Invalid text.required"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new HandIn(null!, null!)), Is.EqualTo("NotFound launch.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new HandIn(number, null!)), Is.EqualTo("Conflict step.not-waiting"));
            Assert.That(await RuleAsync(story, Scenario.It, new DecideStep(number, null!, StepVote.Approve, 0)), Is.EqualTo("NotFound step.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ConfirmDuty(number, null)), Is.EqualTo("Invalid duty.required"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ReportResult(number, null)), Is.EqualTo("Invalid result.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ReportResult(number, "partial-success", [null!])), Is.EqualTo("Invalid result.failed-list"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ReportResult(number, "success", ["TV0001"])), Is.EqualTo("Invalid result.failed-list"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ReportResult(number, "partial-success", ["TV9999"])), Is.EqualTo("Invalid result.account-not-affected"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new ReportResult(number, "cancelled")), Is.EqualTo("Invalid result.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Agent, new RollBackCustomer(number, null, null)), Is.EqualTo("Invalid text.required"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new CancelLaunch(number, null)), Is.EqualTo("Invalid text.required"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new CloseLaunch(number, null)), Is.EqualTo("Invalid text.required"));
            Assert.That(await RuleAsync(story, "xu.lin", new AcknowledgeScript(number, null, 1)), Is.EqualTo("NotFound script.missing"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new SteerBatch(number, 1, null)), Is.EqualTo("Invalid batch.action-unknown"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new SteerBatch(number, 1, "pause")), Is.EqualTo("NotFound batch.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new AnswerFinding(number, 1, null)), Is.EqualTo("NotFound finding.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Manager, new RemoveItem(number, "risks", null, 1)), Is.EqualTo("NotFound item.unknown"));
            Assert.That(await RuleAsync(story, Scenario.Operations, new AdoptAudience(number, 4711, 1, null!)), Is.EqualTo("Conflict audience.already-told"));
        });
    }

    [Test]
    public async Task DecideStep_WhenFindingsAreBroken_NamesEach()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var before = story.State;

        var outcome = await story.DecideAsync(Scenario.Network, "review-network", false, null, null!, new("notices", null, " "), new("nowhere", new('x', 65), "文字"));

        Assert.That(outcome.Violations.Select(v => $"{v.Rule} {v.Field}"), Is.EqualTo(new[]
        {
            "text.required findings[0].text", "review.finding-section findings[0].section",
            "text.required findings[1].text", "review.finding-section findings[1].section",
            "text.too-long findings[2].itemKey", "review.finding-section findings[2].section",
        }));
        Assert.That(story.State, Is.SameAs(before));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a b")]
    [TestCase("é")]
    [TestCase(null)]
    public async Task Run_WhenTheCommandIdIsNoId_IsRefused(string? id)
    {
        var story = await Scenario.StartAsync();

        var outcome = await story.Runner.RunAsync(new CreateLaunch("it-cutover", "HZ", Scenario.Header()), story.IdOf(Scenario.Manager), id!);

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("command.id"));
        Assert.That(story.State.Launches, Is.Empty);
    }

    [Test]
    public async Task Violations_WhenTheValueIsVeryLong_NameOnlyItsBeginning()
    {
        var story = await Scenario.StartAsync();

        var outcome = await story.RunAsync(Scenario.Manager, new CreateLaunch(new('x', 100_000), "HZ", Scenario.Header()));

        Assert.That(outcome.Violations[0].Arguments["kind"], Has.Length.EqualTo(1001));
    }

    [Test]
    public void Text_WhenItIsFullOfPairs_IsReadOnce()
    {
        var check = new Check().Text(string.Concat(Enumerable.Repeat("😀", 500_000)), "text", 1_000_000);

        Assert.That(check.Passed, Is.True);
    }

    [TestCase("0001-01-01T00:00", "time.year")]
    [TestCase("9999-12-31T23:59", "time.year")]
    [TestCase("2026-02-29T00:00", "time.local-format")]
    [TestCase("2026-11-28", "time.local-format")]
    [TestCase("2026-11-28T00:00:00", "time.local-format")]
    [TestCase("２026-11-28T00:00", "time.local-format")]
    [TestCase(null, "time.local-format")]
    public async Task CreateLaunch_WhenTheStartIsNoTime_SaysSo(string? start, string rule)
    {
        var story = await Scenario.StartAsync();

        Assert.That(await WindowAsync(story, new(start, "2026-11-28T06:00", "Asia/Shanghai")), Is.EqualTo($"{rule} window.start"));
    }

    [TestCase("Asia/Hangzhou")]
    [TestCase("asia/shanghai")]
    [TestCase("China Standard Time")]
    [TestCase("../../etc/passwd")]
    [TestCase("right/Asia/Shanghai")]
    [TestCase("localtime")]
    [TestCase("\0")]
    [TestCase("")]
    [TestCase(null)]
    public async Task CreateLaunch_WhenTheZoneIsUnknown_SaysSo(string? zone)
    {
        var story = await Scenario.StartAsync();

        Assert.That(await WindowAsync(story, Scenario.Night with { TimeZone = zone }), Is.EqualTo("time.zone-unknown window.timeZone"));
    }

    private static async Task<string> WindowAsync(Scenario story, WindowInput window)
    {
        var outcome = await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header(window)));
        Assert.That(story.State.Launches, Is.Empty);
        return $"{outcome.Violations[0].Rule} {outcome.Violations[0].Field}";
    }

    private static async Task<string> RuleAsync<T>(Scenario story, string person, Command<T> command)
    {
        var outcome = await story.RunAsync(person, command);
        return outcome.Violations is [var first, ..] ? $"{outcome.Refusal} {first.Rule}" : "done";
    }

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
