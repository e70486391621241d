using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What people say to concerns: whoever may read the launch, telling whom they mention, changing nothing that is signed.</summary>
public sealed class CommentScenarios
{
    [TestCase("请 @sun.yue 和＠li.qiang确认", "sun.yue li.qiang")]
    [TestCase("@sun.yue, @SUN.YUE: @sun.yue.", "sun.yue")]
    [TestCase("（@zhao.hai）", "zhao.hai")]
    [TestCase("写信给 sun.yue@example.com", "")]
    [TestCase("a@b @@c @ . @-", "")]
    [TestCase("没有", "")]
    public void Mentions_AreSignInNamesBehindASign(string text, string names) => Assert.That(string.Join(' ', Mentions.In(text)), Is.EqualTo(names));

    [Test]
    public async Task WhoeverIsMentioned_GetsOneMessage_AndNothingThatIsSignedChanges()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        var (revision, signed) = (story.Launch.ContentRevision, (await story.FactsAsync()).Hashes);

        var written = (await story.RunAsync(Scenario.It, new WriteComment(story.Number, "I1", " @wang.min @sun.yue 对账报告在哪里？@wang.min @li.qiang "))).Required();

        var comment = story.State.Comments.Values.Single();
        Assert.That((comment.Id, comment.Concern, comment.Text, comment.By), Is.EqualTo((written.Id, "I1", "@wang.min @sun.yue 对账报告在哪里？@wang.min @li.qiang", story.IdOf(Scenario.It))));
        Assert.That(comment.Mentions, Is.EqualTo(new[] { story.IdOf(Scenario.Manager), story.IdOf(Scenario.Operations), story.IdOf(Scenario.It) }));
        var messages = story.State.Messages.Where(m => m.Message == "concern-mention").ToList();
        Assert.That(messages.Select(m => m.To.PersonId), Is.EqualTo(new long?[] { story.IdOf(Scenario.Manager), story.IdOf(Scenario.Operations) }), "nobody is told what was the own word");
        Assert.That(messages.Select(m => m.Arguments["concern"]), Is.All.EqualTo("I1"));
        Assert.That((story.Launch.ContentRevision, (await story.FactsAsync()).Hashes), Is.EqualTo((revision, signed)));
        Assert.That(story.Audited("comment.written"), Does.Contain("\"concern\":\"I1\"").And.Contain("\"hash\":\"jcs-sha256:").And.Not.Contain("对账"));
    }

    [TestCase("I1", " ", "text.required text")]
    [TestCase("I99", "好", "concern.unknown concern")]
    [TestCase("I1", "@nobody 好", "comment.mention-unknown text")]
    [TestCase("I1", "@shen.yi 好", "comment.mention-unknown text")]
    public async Task WhatIsWrong_IsNamed_AndTellsOfNobodyWhoMayNotRead(string concern, string text, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        var violation = (await story.RunAsync(Scenario.It, new WriteComment(story.Number, concern, text))).Violations.Single();

        Assert.That($"{violation.Rule} {violation.Field}", Is.EqualTo(broken));
        Assert.That(story.State.Comments, Is.Empty);
    }

    [Test]
    public async Task WhoMayNotReadTheLaunch_SaysNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(await story.RunAsync("shen.yi", new WriteComment(story.Number, "I1", "好")).RuleAsync(), Is.EqualTo("launch.unknown"));
        await story.HireAsync("new.reader", new(Role.Auditor, story.UnitId("SP")));
        Assert.That((await story.RunAsync("new.reader", new WriteComment(story.Number, "I1", "好"))).IsDone, Is.True);
    }
}
