using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.SignOffs;

/// <summary>Seats and who fills them.</summary>
public sealed class PanelTests
{
    private static readonly SignOffSeat InCharge = new(Role.Reviewer, "it");
    private static readonly SignOffSeat TwoHeads = new(Role.DepartmentHead, "it", 2);

    [Test]
    public void ASeatThatSomebodyNewWouldNotHelp_IsNotOpen()
    {
        var panel = new SignOffPanel([InCharge, TwoHeads], 2, true, Role.DepartmentHead);

        Assert.That(panel.Open([(1, Role.Reviewer, "it"), (2, Role.DepartmentHead, "it")]), Is.EqualTo(new[] { TwoHeads }));
        Assert.That(panel.Open([(2, Role.DepartmentHead, "it")]), Is.EqualTo(new[] { TwoHeads, InCharge }), "the head sits in the first seat and is wanted in the second");
        Assert.That(panel.Open([]), Is.EqualTo(new[] { InCharge }), "one after the other");
        Assert.That((panel with { InTurn = false }).Open([]), Is.EqualTo(new[] { InCharge, TwoHeads }), "all at once");
    }

    [Test]
    public void ASignatureWithoutRole_FitsEverySeatAndASeatWithoutRoleEverySignature()
    {
        var panel = new SignOffPanel([InCharge], 1, true, null);

        Assert.That(panel.Fill([(7, null, null)]).Single(), Is.EqualTo(new[] { 7L }), "given before roles were kept");
        Assert.That(panel.Fill([(7, Role.DepartmentHead, "it"), (8, Role.Reviewer, "network"), (9, Role.Reviewer, "it")]).Single(), Is.EqualTo(new[] { 9L }));
        Assert.That((panel with { Seats = [new(null, null)] }).Fill([(7, Role.Auditor, "x")]).Single(), Is.EqualTo(new[] { 7L }));
    }

    [Test]
    public async Task ACommitteeThatHasDecided_AsksNobodyMore()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");
        Assert.That(await StandingAsync(), Is.EqualTo("1 filled, asks customer-service network"));
        await story.ApproveAsync(StagedLaunch.NetworkHead, "committee");

        Assert.That(await StandingAsync(), Is.EqualTo("2 filled, asks "));

        async Task<string> StandingAsync()
        {
            var facts = await story.FactsAsync();
            var standing = SignOffRules.Standing(facts.Definition.Find("committee"), facts);
            return $"{standing.FilledSeats} filled, asks {string.Join(' ', standing.Asked.Select(s => s.Department).Order(StringComparer.Ordinal))}";
        }
    }
}
