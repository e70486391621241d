namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>The rounds of review, spelt out for each definition: the first return ends the round and takes back what still waits.</summary>
public sealed class ReviewWalks
{
    private const string ToReviews = "dossier agree:Agreed audience evaluate:Medium ";
    private const string ToReviewsOfHigh = "dossier agree:Agreed audience evaluate:High ";

    private static readonly (string Definition, string Events, string Waiting, string Withdrawn)[] _rows =
    [
        ("product.v1", "review-market:Returned", "dossier#2", "review-channels#1 review-it#1 review-legal#1"),
        ("product.v1", "review-it:Returned", "dossier#2", "review-channels#1 review-legal#1 review-market#1"),
        ("product.v1", "review-channels:Returned", "dossier#2", "review-it#1 review-legal#1 review-market#1"),
        ("product.v1", "review-legal:Returned", "dossier#2", "review-channels#1 review-it#1 review-market#1"),
        ("product.v1", "review-market:Approved", "review-it#1 review-channels#1 review-legal#1", ""),
        ("product.v1", "review-legal:Approved review-it:Approved review-market:Approved", "review-channels#1", ""),
        ("product.v1", "review-legal:Approved review-it:Approved review-market:Approved review-channels:Approved", "review-customer-service#1", ""),
        ("product.v1", "review-legal:Approved review-it:Approved review-market:Approved review-channels:Returned", "dossier#2", ""),
        ("product.v1", "review-it:Approved review-legal:Returned", "dossier#2", "review-channels#1 review-market#1"),

        ("product-withdrawal.v1", "review-market:Returned", "dossier#2", "review-billing#1 review-it#1 review-legal#1"),
        ("product-withdrawal.v1", "review-billing:Returned", "dossier#2", "review-it#1 review-legal#1 review-market#1"),
        ("product-withdrawal.v1", "review-it:Returned", "dossier#2", "review-billing#1 review-legal#1 review-market#1"),
        ("product-withdrawal.v1", "review-legal:Returned", "dossier#2", "review-billing#1 review-it#1 review-market#1"),
        ("product-withdrawal.v1", "review-legal:Approved review-it:Approved review-billing:Approved review-market:Approved", "review-customer-service#1", ""),

        ("offer.v1", "review-billing:Returned", "dossier#2", "review-channels#1 review-it#1 review-legal#1"),
        ("offer.v1", "review-it:Returned", "dossier#2", "review-billing#1 review-channels#1 review-legal#1"),
        ("offer.v1", "review-channels:Returned", "dossier#2", "review-billing#1 review-it#1 review-legal#1"),
        ("offer.v1", "review-legal:Returned", "dossier#2", "review-billing#1 review-channels#1 review-it#1"),
        ("offer.v1", "review-channels:Approved review-legal:Approved review-billing:Approved review-it:Approved", "review-customer-service#1", ""),

        ("offer-withdrawal.v1", "review-billing:Returned", "dossier#2", "review-channels#1 review-it#1"),
        ("offer-withdrawal.v1", "review-it:Returned", "dossier#2", "review-billing#1 review-channels#1"),
        ("offer-withdrawal.v1", "review-channels:Returned", "dossier#2", "review-billing#1 review-it#1"),
        ("offer-withdrawal.v1", "review-channels:Approved review-it:Approved review-billing:Approved", "review-customer-service#1", ""),

        ("network-cutover.v1", "review-network:Returned", "dossier#2", "review-enterprise#1 review-it#1"),
        ("network-cutover.v1", "review-it:Returned", "dossier#2", "review-enterprise#1 review-network#1"),
        ("network-cutover.v1", "review-enterprise:Returned", "dossier#2", "review-it#1 review-network#1"),
        ("network-cutover.v1", "review-enterprise:Approved review-network:Approved review-it:Approved", "review-customer-service#1", ""),

        ("it-cutover.v2", "review-it:Returned", "dossier#2", "review-billing#1 review-network#1"),
        ("it-cutover.v2", "review-network:Returned", "dossier#2", "review-billing#1 review-it#1"),
        ("it-cutover.v2", "review-billing:Returned", "dossier#2", "review-it#1 review-network#1"),
        ("it-cutover.v2", "review-billing:Approved review-it:Returned", "dossier#2", "review-network#1"),
        ("it-cutover.v2", "review-billing:Approved review-network:Approved review-it:Approved", "review-customer-service#1", ""),

        ("batch-outreach.v1", "review-market:Returned", "dossier#2", "review-it#1 review-legal#1"),
        ("batch-outreach.v1", "review-it:Returned", "dossier#2", "review-legal#1 review-market#1"),
        ("batch-outreach.v1", "review-legal:Returned", "dossier#2", "review-it#1 review-market#1"),
        ("batch-outreach.v1", "review-legal:Approved review-it:Approved review-market:Approved", "review-customer-service#1", ""),

        ("batch-outreach.v2", "review-market:Returned", "dossier#2", "review-it#1 review-legal#1"),
        ("batch-outreach.v2", "review-it:Returned", "dossier#2", "review-legal#1 review-market#1"),
        ("batch-outreach.v2", "review-legal:Returned", "dossier#2", "review-it#1 review-market#1"),
        ("batch-outreach.v2", "review-legal:Approved review-it:Approved review-market:Approved", "review-customer-service#1", ""),
    ];

    /// <summary>The rows in the lanes that ask the departments.</summary>
    internal static IEnumerable<Walk> Table => Rows.Select(row => new Walk((string)row[0], (string)row[1], (string)row[2]));

    private static IEnumerable<object[]> Rows =>
        from row in _rows
        from way in new[] { ToReviews, ToReviewsOfHigh }
        select new object[] { row.Definition, way + row.Events, row.Waiting, row.Withdrawn };

    [TestCaseSource(nameof(Rows))]
    public void Advance_WhenDepartmentsReview_TheRoundGoesAsTheTableSays(string definition, string story, string waiting, string withdrawn)
    {
        new Walk(definition, story, waiting).Check();
        Assert.That(new Instance(Walk.Read(definition)).Play(story).Withdrawn, Is.EqualTo(withdrawn));
    }

    [TestCase("product.v1", "review-legal", "review-market")]
    [TestCase("product-withdrawal.v1", "review-billing", "review-legal")]
    [TestCase("offer.v1", "review-channels", "review-billing")]
    [TestCase("offer-withdrawal.v1", "review-billing", "review-channels")]
    [TestCase("network-cutover.v1", "review-enterprise", "review-network")]
    [TestCase("it-cutover.v2", "review-network", "review-it")]
    [TestCase("batch-outreach.v1", "review-it", "review-legal")]
    [TestCase("batch-outreach.v2", "review-legal", "review-market")]
    public void Advance_WhenTwoRoundsReturn_TheThirdAsksEverybodyAgain(string definition, string first, string second)
    {
        var instance = new Instance(Walk.Read(definition)).Play($"{ToReviews}{first}:Returned {ToReviewsOfHigh}{second}:Returned {ToReviews}");

        Assert.That(instance.Waiting.Split(' '), Has.All.EndsWith("#3"));
    }
}
