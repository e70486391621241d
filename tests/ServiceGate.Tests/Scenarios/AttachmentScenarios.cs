using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Files that prove something: who attaches them to what, and what they do to signatures.</summary>
public sealed class AttachmentScenarios
{
    private int _uploads;

    [Test]
    public async Task AFile_IsAttachedToAnItem_WithItsReferenceAndAudited()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var upload = await SendAsync(story, Scenario.Manager, "回退.txt", "逐条回退");

        var attached = (await story.RunAsync(Scenario.Manager, new AttachFile(story.Number, upload, "risks", "R1", "procedure", " V2.1 "))).Required();

        var attachment = story.State.Attachments.Values.Single();
        Assert.That((attachment.Place, attachment.Key, attachment.Type, attachment.Version, attachment.Name, attachment.Content, attachment.Bytes, attachment.Kind, attachment.AddedBy, attachment.Round),
            Is.EqualTo((AttachmentPlace.Risks, "R1", AttachmentType.Procedure, "V2.1", "回退.txt", TextFiles.HashOf("逐条回退"), 12L, FileKind.Text, story.IdOf(Scenario.Manager), 1)));
        Assert.That(attached, Is.EqualTo(new FileAttached(attachment.Id, attachment.Content)));
        Assert.That(story.Audited("attachment.added"), Is.EqualTo(
            $$"""{"attachment":{{attachment.Id}},"bytes":12,"content":"{{attachment.Content}}","key":"R1","place":"risks","type":"procedure","version":"V2.1"}"""));
    }

    [Test]
    public async Task ADecision_OnAPageFromBeforeAFileCameOrWent_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var before = (await story.FactsAsync()).Launch.ContentRevision;
        var file = await AttachAsync(story, "risks", "R1");
        Assert.That(await DecidedAsync(before), Is.EqualTo("review.content-changed"));
        var withFile = (await story.FactsAsync()).Launch.ContentRevision;
        (await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, file))).Required();
        Assert.That(await DecidedAsync(withFile), Is.EqualTo("review.content-changed"));

        async Task<string> DecidedAsync(long seen) =>
            (await story.RunAsync(Scenario.It, new DecideStep(story.Number, "review-it", StepVote.Approve, seen))).Violations.Single().Rule;
    }

    [Test]
    public async Task ASignature_CoversWhatIsAttached_AndLapsesWithIt()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var first = await AttachAsync(story, "risks", "R1");
        await story.ApproveAsync(Scenario.It, "review-it");
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That(await SignedAsync(story), Is.EqualTo(new[] { true, true }));
        var signed = (await story.FactsAsync()).Hashes[Section.Risks];
        Assert.That(story.State.Content[signed], Does.Contain($"\"R1/attachment/{first}\""));

        var second = await AttachAsync(story, "risks", "R2");
        Assert.That(await SignedAsync(story), Is.EqualTo(new[] { false, true }), "whoever judges risks signs again, others do not");

        (await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, second))).Required();
        Assert.That((await story.FactsAsync()).Hashes[Section.Risks], Is.EqualTo(signed), "it is as it was signed");
        Assert.That(await SignedAsync(story), Is.EqualTo(new[] { true, true }));
        (await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, first))).Required();
        Assert.That(await SignedAsync(story), Is.EqualTo(new[] { false, true }));
        Assert.That(story.State.Attachments[first].Stands, Is.False, "it stays as what was attached");
        Assert.That(story.State.Files.Values.Select(f => f.Standing), Is.All.EqualTo(FileStanding.Whole));
    }

    [Test]
    public async Task ALaunchOfBefore_HasAttachmentsThatNobodySigns()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.DutyIsAsked }) });
        await story.ApproveAsync(Scenario.It, "review-it");
        var signed = (await story.FactsAsync()).Hashes[Section.Risks];

        await AttachAsync(story, "risks", "R1");

        Assert.That((await story.FactsAsync()).Hashes[Section.Risks], Is.EqualTo(signed));
        Assert.That((await SignedAsync(story))[0], Is.True);
    }

    [Test]
    public async Task WhoAttached_DoesNotSignTheSection()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.GrantAsync(Scenario.It, new(Core.Facts.Organisation.Role.ProductManager, story.UnitId("HZ"), story.Launch.Department));
        await AttachAsync(story, "risks", "R1", Scenario.It);

        var outcome = await story.DecideAsync(Scenario.It, "review-it", true, null);

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("sign-off.own-content"));
    }

    [TestCase("risks", "R1", "other", null, "")]
    [TestCase("finding", "1", "other", null, "finding.unknown key")]
    [TestCase("duty", "commander", "picture", null, "policy.not-allowed ")]
    [TestCase("risks", "R99", "other", null, "item.unknown key")]
    [TestCase("channels", "shop", "other", null, "attachment.place place")]
    [TestCase("risks", "R1", "novel", null, "attachment.type type")]
    [TestCase("risks", "R1", "procedure", " ", "attachment.version version")]
    [TestCase("risks", "R1", "other", "0123456789012345678901234567890123456789012345678901234567890123x", "text.too-long version")]
    public async Task WhatIsWrong_IsNamed(string place, string key, string type, string? version, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var upload = await SendAsync(story, Scenario.Manager, "a.txt", "a");

        var outcome = await story.RunAsync(Scenario.Manager, new AttachFile(story.Number, upload, place, key, type, version));

        Assert.That(string.Join(',', outcome.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(broken));
    }

    [Test]
    public async Task AnUpload_IsAttachedByWhoHasSentAllOfIt_ToItsLaunch_AndOnce()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var begun = (await Uploads(story).BeginAsync(story.IdOf(Scenario.Manager), story.Launch.Id, "begun", "a.txt", 9, default)).Required();
        Assert.That(await RuleAsync(story, Scenario.Manager, begun.Id), Is.EqualTo("upload.unfinished"));
        Assert.That(await RuleAsync(story, Scenario.Manager, 12345), Is.EqualTo("upload.unknown"));
        var others = await SendAsync(story, Scenario.Operations, "a.txt", "a");
        Assert.That(await RuleAsync(story, Scenario.Manager, others), Is.EqualTo("upload.unknown"), "knowing what somebody else has sent opens nothing");
        var mine = await SendAsync(story, Scenario.Manager, "a.txt", "a");
        Assert.That(await RuleAsync(story, Scenario.Manager, mine), Is.Empty);
        Assert.That(await RuleAsync(story, Scenario.Manager, mine), Is.EqualTo("attachment.there"));
        story.Sessions.Restore(story.State with { Files = story.State.Files.Clear() });
        Assert.That(await RuleAsync(story, Scenario.Manager, await BareUploadAsync(story)), Is.EqualTo("attachment.content-gone"));
    }

    [Test]
    public async Task AFinding_CarriesProof_ByWhoAnswersIt()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput("risks", "R1", "请补充。"))).Required();
        var finding = story.State.Findings.Keys.Single().ToString(System.Globalization.CultureInfo.InvariantCulture);

        await AttachAsync(story, "finding", finding);
        var byOthers = await story.RunAsync(Scenario.Operations, new AttachFile(story.Number, await SendAsync(story, Scenario.Operations, "b.txt", "b"), "finding", finding, "other"));

        Assert.That(byOthers.Violations.Single().Rule, Is.EqualTo("policy.not-allowed"));
        Assert.That(story.State.Attachments.Values.Single().Place.SectionOf(), Is.Null, "no section is changed by it");
    }

    [Test]
    public async Task WhatIsTakenOut_IsTakenOutOnce_ByWhoMayAttach()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var attachment = await AttachAsync(story, "risks", "R1");

        Assert.That((await story.RunAsync(Scenario.Operations, new RemoveAttachment(story.Number, attachment))).Violations.Single().Rule, Is.EqualTo("policy.not-allowed"));
        Assert.That((await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, 1))).Violations.Single().Rule, Is.EqualTo("attachment.unknown"));
        (await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, attachment))).Required();
        Assert.That((await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, attachment))).Violations.Single().Rule, Is.EqualTo("attachment.removed"));
        Assert.That(story.Audited("attachment.removed"), Does.Contain($"\"attachment\":{attachment},").And.Contain("\"place\":\"risks\""));
    }

    private async Task<long> AttachAsync(Scenario story, string place, string key, string who = Scenario.Manager)
    {
        var text = $"{place} {key} {++_uploads}";
        return (await story.RunAsync(who, new AttachFile(story.Number, await SendAsync(story, who, "证明.txt", text), place, key, "other"))).Required().Attachment;
    }

    private static async Task<string> RuleAsync(Scenario story, string who, long upload) => string.Join(
        ',', (await story.RunAsync(who, new AttachFile(story.Number, upload, "risks", "R1", "other"))).Violations.Select(v => v.Rule));

    private static async Task<bool[]> SignedAsync(Scenario story)
    {
        var facts = await story.FactsAsync();
        return [.. new[] { "review-it", "review-customer-service" }.Select(step => SignOffRules.Standing(facts.Definition.Find(step), facts).Signed)];
    }

    private static Uploads Uploads(Scenario story) => new(story.Sessions, story.Clock);

    private static Task<long> SendAsync(Scenario story, string who, string name, string text) => story.SendAsync(who, name, text);

    private async Task<long> BareUploadAsync(Scenario story)
    {
        var upload = (await Uploads(story).BeginAsync(story.IdOf(Scenario.Manager), story.Launch.Id, $"u{++_uploads}", "c.txt", 1, default)).Required();
        return (await Uploads(story).FinishAsync(upload, new(TextFiles.HashOf("c"), 1, FileKind.Text, FileStanding.Whole, story.Clock.GetUtcNow()), default)).Id;
    }
}
