namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>Emergencies act first; the review is owed afterwards. <c>REVIEW</c> is the department that answers for the network or the systems.</summary>
public sealed class EmergencyWalks
{
    private const string Told = "report tell ";
    private const string Restored = Told + "restoration:Success restored ";
    private const string ToReview = Restored + "dossier ";
    private const string ToCustomerService = ToReview + "REVIEW:Approved ";

    private static readonly (string Story, string Waiting)[] _rows =
    [
        ("", "report#1"),
        ("report", "tell#1"),
        (Told, "wait#1 restoration#1"),

        // Progress every two hours, until the result is known.
        (Told + "wait", "progress#1"),
        (Told + "wait progress", "wait#2 restoration#2"),
        (Told + "wait progress wait progress wait progress", "wait#4 restoration#4"),
        (Told + "restoration:Success", "restored#1"),
        (Told + "restoration:PartialSuccess", "restored#1"),
        (Told + "restoration:RolledBack", "restored#1"),
        (Told + "restoration:Cancelled", "call-off#1"),
        (Told + "restoration:Lapsed", "call-off#1"),
        (Told + "wait progress restoration:Success", "restored#1"),
        (Told + "wait progress wait progress restoration:Cancelled", "call-off#1"),

        // The review that is owed.
        (Restored, "dossier#1"),
        (Told + "wait progress restoration:PartialSuccess restored", "dossier#1"),
        (Told + "restoration:Cancelled call-off", "dossier#1"),
        (ToReview, "REVIEW#1"),
        (ToReview + "REVIEW:Approved", "review-customer-service#1"),
        (ToReview + "REVIEW:Returned", "dossier#2"),
        (ToReview + "REVIEW:Escalated", "province-review#1"),
        (ToCustomerService + "review-customer-service:Approved", "close#1"),
        (ToCustomerService + "review-customer-service:Returned", "dossier#2"),
        (ToCustomerService + "review-customer-service:Escalated", "province-review#1"),
        (ToReview + "REVIEW:Escalated province-review:Approved", "close#1"),
        (ToReview + "REVIEW:Escalated province-review:Returned", "dossier#2"),
        (ToCustomerService + "review-customer-service:Escalated province-review:Approved", "close#1"),

        // Rounds of it.
        (ToReview + "REVIEW:Returned dossier", "REVIEW#2"),
        (ToReview + "REVIEW:Returned dossier REVIEW:Approved review-customer-service:Returned dossier REVIEW:Escalated province-review:Returned dossier REVIEW:Approved", "review-customer-service#2"),
        (ToReview + "REVIEW:Escalated province-review:Returned dossier REVIEW:Approved review-customer-service:Approved", "close#1"),

        // To the end.
        (ToCustomerService + "review-customer-service:Approved close", ""),
        (Told + "wait progress wait progress restoration:RolledBack restored dossier REVIEW:Escalated province-review:Approved close", ""),
        (Told + "restoration:Lapsed call-off dossier REVIEW:Approved review-customer-service:Escalated province-review:Approved close", ""),
    ];

    private static readonly (string Definition, string Review)[] _definitions =
    [
        ("network-cutover-emergency.v1", "review-network"),
        ("it-cutover-emergency.v1", "review-it"),
    ];

    /// <summary>The table, for both definitions.</summary>
    internal static IEnumerable<Walk> Table =>
        from definition in _definitions
        from row in _rows
        select new Walk(
            definition.Definition,
            row.Story.Replace("REVIEW", definition.Review, StringComparison.Ordinal),
            row.Waiting.Replace("REVIEW", definition.Review, StringComparison.Ordinal));

    [TestCaseSource(nameof(Table))]
    public void Advance_WhenStoryIsPlayed_WaitsWhereTheTableSays(Walk walk) => walk.Check();

    [TestCase("network-cutover-emergency.v1", "wait", "restoration#1")]
    [TestCase("network-cutover-emergency.v1", "restoration:Success", "wait#1")]
    [TestCase("network-cutover-emergency.v1", "wait progress restoration:Cancelled", "wait#2")]
    [TestCase("it-cutover-emergency.v1", "wait", "restoration#1")]
    [TestCase("it-cutover-emergency.v1", "restoration:PartialSuccess", "wait#1")]
    [TestCase("it-cutover-emergency.v1", "wait progress wait", "restoration#2")]
    public void Advance_WhenOneOfTheTwoComesFirst_TheOtherIsTakenBack(string definition, string events, string withdrawn)
    {
        var instance = new Instance(Walk.Read(definition)).Play(Told + events);

        Assert.That(instance.Withdrawn, Is.EqualTo(withdrawn));
    }
}
