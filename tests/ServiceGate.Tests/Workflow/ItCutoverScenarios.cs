using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>The stories a cutover can take, each by a table written by hand.</summary>
public sealed class ItCutoverScenarios
{
    private const string ToReviews = "dossier agree:Agreed audience ";
    private const string AllApprove = "review-customer-service:Approved review-it:Approved review-network:Approved ";
    private const string ToLaunch = ToReviews + AllApprove + "acknowledge notice-release announce go-ahead ";
    private const string AllReviews = "review-customer-service#1 review-it#1 review-network#1";

    [TestCase("", "dossier#1")]
    [TestCase("dossier", "agree#1")]
    [TestCase("dossier agree:Returned", "dossier#2")]
    [TestCase("dossier agree:Returned dossier", "agree#2")]
    [TestCase("dossier agree:Returned dossier agree:Returned dossier agree:Agreed", "audience#1")]
    [TestCase("dossier agree:Agreed", "audience#1")]
    [TestCase(ToReviews, AllReviews)]
    [TestCase("dossier agree:Returned " + ToReviews, AllReviews)]
    [TestCase(ToReviews + "review-it:Approved", "review-customer-service#1 review-network#1")]
    [TestCase(ToReviews + "review-it:Approved review-network:Approved", "review-customer-service#1")]
    [TestCase(ToReviews + AllApprove, "acknowledge#1")]
    [TestCase(ToReviews + AllApprove + "acknowledge", "notice-release#1")]
    [TestCase(ToReviews + AllApprove + "acknowledge notice-release", "announce#1")]
    [TestCase(ToReviews + AllApprove + "acknowledge notice-release announce", "go-ahead#1")]
    [TestCase(ToLaunch, "launch#1")]
    [TestCase(ToLaunch + "launch:Success", "complete#1")]
    [TestCase(ToLaunch + "launch:PartialSuccess", "complete#1")]
    [TestCase(ToLaunch + "launch:RolledBack", "call-off#1")]
    [TestCase(ToLaunch + "launch:Cancelled", "call-off#1")]
    [TestCase(ToLaunch + "launch:Lapsed", "close#1")]
    [TestCase(ToLaunch + "launch:Success complete", "close#1")]
    [TestCase(ToLaunch + "launch:RolledBack call-off", "close#1")]
    [TestCase(ToLaunch + "launch:Success complete close", "")]
    [TestCase(ToLaunch + "launch:PartialSuccess complete close", "")]
    [TestCase(ToLaunch + "launch:RolledBack call-off close", "")]
    [TestCase(ToLaunch + "launch:Cancelled call-off close", "")]
    [TestCase(ToLaunch + "launch:Lapsed close", "")]
    public void Advance_WhenStoryIsPlayed_WaitsWhereTheTableSays(string story, string waiting)
    {
        var instance = new Instance(Shipped.ItCutover).Play(story);

        Assert.Multiple(() =>
        {
            Assert.That(instance.Waiting, Is.EqualTo(waiting));
            Assert.That(instance.State.Status, Is.EqualTo(waiting.Length == 0 ? WorkflowStatus.Finished : WorkflowStatus.Running));
        });
    }

    [TestCase("", "review-customer-service", "review-it#1 review-network#1")]
    [TestCase("", "review-it", "review-customer-service#1 review-network#1")]
    [TestCase("", "review-network", "review-customer-service#1 review-it#1")]
    [TestCase("review-it:Approved", "review-network", "review-customer-service#1")]
    [TestCase("review-it:Approved review-network:Approved", "review-customer-service", "")]
    public void Advance_WhenOneReviewReturns_WithdrawsTheOthersAndComesBackToTheDossier(
        string approvals, string returning, string withdrawn)
    {
        var instance = new Instance(Shipped.ItCutover).Play(ToReviews + approvals).Do(returning, "Returned");

        Assert.Multiple(() =>
        {
            Assert.That(instance.Waiting, Is.EqualTo("dossier#2"));
            Assert.That(instance.Withdrawn, Is.EqualTo(withdrawn));
        });
    }

    [Test]
    public void Advance_WhenThreeRoundsReturn_TheFourthStillReachesTheEnd()
    {
        var instance = new Instance(Shipped.ItCutover)
            .Play(ToReviews + "review-network:Returned")
            .Play(ToReviews + "review-it:Approved review-customer-service:Returned")
            .Play("dossier agree:Returned " + ToReviews + "review-it:Approved review-network:Approved review-customer-service:Returned")
            .Play(ToReviews);

        Assert.That(
            instance.Waiting, Is.EqualTo("review-customer-service#4 review-it#4 review-network#4"));
        instance.Play(AllApprove + "acknowledge notice-release announce go-ahead launch:Success complete close");
        Assert.That(instance.State.Status, Is.EqualTo(WorkflowStatus.Finished));
        Assert.That(instance.State.VisitsOf("dossier"), Is.EqualTo(5));
    }

    [Test]
    public void Advance_WhenTheWorkflowFinishes_SaysSoOnce()
    {
        var instance = new Instance(Shipped.ItCutover).Play(ToLaunch + "launch:Lapsed close");

        Assert.That(instance.Effects, Is.EqualTo(new WorkflowEffect[] { new WorkflowFinished() }));
    }

    [Test]
    public void Start_EntersTheDossierWithItsInputs()
    {
        var entered = (ActivityEntered)WorkflowEngine.Start(Shipped.ItCutover).Effects.Single();

        Assert.Multiple(() =>
        {
            Assert.That(entered.Visit, Is.EqualTo(1));
            Assert.That(entered.Activity.Text("role"), Is.EqualTo("product-manager"));
            Assert.That(
                entered.Activity.Texts("sections"),
                Is.EqualTo(new[] { "launch", "concerns", "risks", "contingency", "channels", "trials" }));
            Assert.That(entered.Activity.Flag("carryOver", true), Is.False);
        });
    }

    [Test]
    public void Cancel_WhenReviewsArePending_WithdrawsThemAll()
    {
        var instance = new Instance(Shipped.ItCutover).Play(ToReviews).Cancel();

        Assert.Multiple(() =>
        {
            Assert.That(instance.State.Status, Is.EqualTo(WorkflowStatus.Cancelled));
            Assert.That(instance.Waiting, Is.Empty);
            Assert.That(instance.Withdrawn, Is.EqualTo(AllReviews));
        });
    }
}
