namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>
/// What is planned goes the same way for every kind; only the departments that review differ. <c>REVIEWS</c> stands for them, <c>ALL-APPROVE</c> for their
/// signatures, as <see cref="ReviewWalks"/> spells them out for each definition.
/// </summary>
public sealed class PlannedWalks
{
    private const string ToEvaluate = "dossier agree:Agreed audience ";
    private const string Fast = ToEvaluate + "evaluate:Low fast-review:Approved ";
    private const string ToCustomerService = ToEvaluate + "evaluate:Medium ALL-APPROVE ";
    private const string ToCommittee = ToEvaluate + "evaluate:High ALL-APPROVE review-customer-service:Approved ";
    private const string Standard = ToCustomerService + "review-customer-service:Approved ";
    private const string Release = "conditions acknowledge notice-release announce ";
    private const string ToStages = Standard + Release + "go-ahead ";
    private const string ToLaunch = ToStages + "next-stage:Complete ";

    private static readonly (string Story, string Waiting)[] _rows =
    [
        ("", "dossier#1"),
        ("dossier", "agree#1"),
        ("dossier agree:Returned", "dossier#2"),
        ("dossier agree:Returned dossier agree:Returned dossier agree:Agreed", "audience#1"),
        ("dossier agree:Agreed", "audience#1"),
        (ToEvaluate, "evaluate#1"),

        // The fast lane.
        (ToEvaluate + "evaluate:Low", "fast-review#1"),
        (ToEvaluate + "evaluate:Low fast-review:Returned", "dossier#2"),
        (ToEvaluate + "evaluate:Low fast-review:Returned " + ToEvaluate + "evaluate:Low", "fast-review#2"),
        (Fast, "conditions#1"),
        (Fast + Release, "go-ahead#1"),
        (Fast + Release + "go-ahead next-stage:Complete launch:Success complete watch:Calm close", ""),

        // The standard lane.
        (ToEvaluate + "evaluate:Medium", "REVIEWS"),
        (ToCustomerService, "review-customer-service#1"),
        (ToCustomerService + "review-customer-service:Returned", "dossier#2"),
        (ToCustomerService + "review-customer-service:Approved", "conditions#1"),
        (ToCustomerService + "review-customer-service:ApprovedWithConditions", "conditions#1"),

        // The committee.
        (ToEvaluate + "evaluate:High", "REVIEWS"),
        (ToEvaluate + "evaluate:Critical", "REVIEWS"),
        (ToCommittee, "committee#1"),
        (ToEvaluate + "evaluate:High ALL-APPROVE review-customer-service:Returned", "dossier#2"),
        (ToEvaluate + "evaluate:Critical ALL-APPROVE review-customer-service:ApprovedWithConditions", "committee#1"),
        (ToCommittee + "committee:Approved", "conditions#1"),
        (ToCommittee + "committee:ApprovedWithConditions", "conditions#1"),
        (ToCommittee + "committee:Returned", "dossier#2"),
        (ToCommittee + "committee:Rejected", "rejected#1"),
        (ToCommittee + "committee:Rejected rejected", ""),
        (ToCommittee + "committee:Approved " + Release + "go-ahead next-stage:Complete launch:Success complete watch:Calm close", ""),

        // Lanes change from round to round.
        (ToEvaluate + "evaluate:Low fast-review:Returned " + ToCommittee + "committee:Returned " + ToCustomerService + "review-customer-service:Returned " + Fast, "conditions#1"),
        (ToCommittee + "committee:Returned " + ToCustomerService + "review-customer-service:Approved", "conditions#1"),
        (ToCommittee + "committee:Returned dossier agree:Returned " + ToCommittee + "committee:Rejected rejected", ""),
        (ToCommittee + "committee:Returned " + Fast + Release + "go-ahead next-stage:Go stage-watch:Calm next-stage:Complete launch:RolledBack roll-back watch:Calm close", ""),

        // Gates and announcement.
        (Standard + "conditions", "acknowledge#1"),
        (Standard + "conditions acknowledge", "notice-release#1"),
        (Standard + "conditions acknowledge notice-release", "announce#1"),
        (Standard + Release, "go-ahead#1"),
        (ToStages, "next-stage#1"),

        // Stages.
        (ToStages + "next-stage:Go", "stage-watch#1"),
        (ToStages + "next-stage:Go stage-watch:Calm", "next-stage#2"),
        (ToStages + "next-stage:Go stage-watch:Alarm", "stage-alarm#1"),
        (ToStages + "next-stage:Go stage-watch:Alarm stage-alarm", "next-stage#2"),
        (ToStages + "next-stage:Hold", "stage-held#1"),
        (ToStages + "next-stage:Hold stage-held", "next-stage#2"),
        (ToStages + "next-stage:Stop", "launch#1"),
        (ToStages + "next-stage:Complete", "launch#1"),
        (ToStages + "next-stage:Go stage-watch:Calm next-stage:Go stage-watch:Alarm stage-alarm next-stage:Hold stage-held next-stage:Go stage-watch:Calm next-stage:Complete", "launch#1"),
        (ToStages + "next-stage:Go stage-watch:Alarm stage-alarm next-stage:Stop launch:PartialSuccess complete watch:Calm close", ""),

        // Results.
        (ToLaunch + "launch:Success", "complete#1"),
        (ToLaunch + "launch:PartialSuccess", "complete#1"),
        (ToLaunch + "launch:RolledBack", "roll-back#1"),
        (ToLaunch + "launch:Cancelled", "call-off#1"),
        (ToLaunch + "launch:Lapsed", "call-off#1"),
        (ToLaunch + "launch:Success complete", "watch#1"),
        (ToLaunch + "launch:RolledBack roll-back", "watch#1"),
        (ToLaunch + "launch:Cancelled call-off", ""),
        (ToLaunch + "launch:Lapsed call-off", ""),

        // Afterwards.
        (ToLaunch + "launch:Success complete watch:Calm", "close#1"),
        (ToLaunch + "launch:Success complete watch:Alarm", "watch-alarm#1"),
        (ToLaunch + "launch:Success complete watch:Alarm watch-alarm", "watch#2"),
        (ToLaunch + "launch:PartialSuccess complete watch:Alarm watch-alarm watch:Alarm watch-alarm watch:Calm", "close#1"),
        (ToLaunch + "launch:PartialSuccess complete watch:Alarm watch-alarm watch:Calm close", ""),
        (ToLaunch + "launch:RolledBack roll-back watch:Calm close", ""),
    ];

    private static readonly (string Definition, string[] Reviews)[] _definitions =
    [
        ("product.v1", ["review-market", "review-it", "review-channels", "review-legal"]),
        ("product-withdrawal.v1", ["review-market", "review-billing", "review-it", "review-legal"]),
        ("offer.v1", ["review-billing", "review-it", "review-channels", "review-legal"]),
        ("offer-withdrawal.v1", ["review-billing", "review-it", "review-channels"]),
        ("network-cutover.v1", ["review-network", "review-it", "review-enterprise"]),
        ("it-cutover.v2", ["review-it", "review-network", "review-billing"]),
        ("batch-outreach.v1", ["review-market", "review-it", "review-legal"]),
        ("batch-outreach.v2", ["review-market", "review-it", "review-legal"]),
    ];

    /// <summary>The table, for every definition it holds for.</summary>
    internal static IEnumerable<Walk> Table =>
        from definition in _definitions
        from row in _rows
        select new Walk(
            definition.Definition,
            row.Story.Replace("ALL-APPROVE", string.Join(' ', definition.Reviews.Select(review => review + ":Approved")), StringComparison.Ordinal)
                .Replace("go-ahead", definition.Definition == "batch-outreach.v2" ? "go-ahead send" : "go-ahead", StringComparison.Ordinal),
            row.Waiting.Replace("REVIEWS", string.Join(' ', definition.Reviews.Select(review => review + "#1")), StringComparison.Ordinal));

    [TestCaseSource(nameof(Table))]
    public void Advance_WhenStoryIsPlayed_WaitsWhereTheTableSays(Walk walk) => walk.Check();
}
