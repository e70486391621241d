using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Every course that ships, from the first form to the end: who signs at which level of risk, and that nothing keeps it from closing.</summary>
public class CourseScenarios
{
    private const string CityFinal = "review-customer-service chen.jing,review-customer-service jiang.wen";
    private const string ProvinceFinal = "review-customer-service lu.hua,review-customer-service ren.jie";
    private const string Committee = "committee jia.yi,committee ren.jie,committee bai.yun";

    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");
    private static readonly WindowInput SinceThisMorning = new("2026-11-02T08:10", "2026-11-02T14:00", "Asia/Shanghai");

    [TestCase("product", "launch", "fast-review chen.jing")]
    [TestCase("product-withdrawal", "withdrawal", "fast-review chen.jing")]
    [TestCase("offer", "launch", "fast-review chen.jing")]
    [TestCase("offer-withdrawal", "withdrawal", "fast-review chen.jing")]
    [TestCase("network-cutover", "launch", "fast-review chen.jing")]
    [TestCase("it-cutover", "launch", "fast-review chen.jing")]
    [TestCase("batch-outreach", "launch", "fast-review chen.jing")]
    public Task Launch_WithLowRisk_TakesTheFastLane(string definition, string variant, string signed) => ClosesAsync(definition, variant, RiskLevel.Low, signed);

    [TestCase("product", "launch", "review-market yuan.fei,review-it li.qiang,review-channels peng.li,review-legal kong.de," + CityFinal)]
    [TestCase("product-withdrawal", "withdrawal", "review-market yuan.fei,review-billing wei.na,review-it li.qiang,review-legal kong.de," + CityFinal)]
    [TestCase("offer", "launch", "review-billing wei.na,review-it li.qiang,review-channels peng.li,review-legal kong.de," + CityFinal)]
    [TestCase("offer-withdrawal", "withdrawal", "review-billing wei.na,review-it li.qiang,review-channels peng.li," + CityFinal)]
    [TestCase("network-cutover", "launch", "review-network zhao.hai,review-it li.qiang,review-enterprise hao.ran," + CityFinal)]
    [TestCase("it-cutover", "launch", "review-it li.qiang,review-network zhao.hai,review-billing wei.na," + CityFinal)]
    [TestCase("batch-outreach", "launch", "review-market yuan.fei,review-it li.qiang,review-legal kong.de," + CityFinal)]
    public Task Launch_WithMediumRisk_IsDecidedInTheCity(string definition, string variant, string signed) => ClosesAsync(definition, variant, RiskLevel.Medium, signed);

    [TestCase("product", "launch", "review-market fu.xin,review-it shi.tao,review-channels zou.ying,review-legal kong.de," + ProvinceFinal + "," + Committee)]
    [TestCase("product-withdrawal", "withdrawal", "review-market fu.xin,review-billing qiu.shi,review-it shi.tao,review-legal kong.de," + ProvinceFinal + "," + Committee)]
    [TestCase("offer", "launch", "review-billing qiu.shi,review-it shi.tao,review-channels zou.ying,review-legal kong.de," + ProvinceFinal + "," + Committee)]
    [TestCase("offer-withdrawal", "withdrawal", "review-billing qiu.shi,review-it shi.tao,review-channels zou.ying," + ProvinceFinal + "," + Committee)]
    [TestCase("network-cutover", "launch", "review-network qin.lei,review-it shi.tao,review-enterprise hao.ran," + ProvinceFinal + "," + Committee)]
    [TestCase("it-cutover", "launch", "review-it shi.tao,review-network qin.lei,review-billing qiu.shi," + ProvinceFinal + "," + Committee)]
    [TestCase("batch-outreach", "launch", "review-market fu.xin,review-it shi.tao,review-legal kong.de," + ProvinceFinal + "," + Committee)]
    public async Task Launch_WithHighOrCriticalRisk_GoesToTheCommitteeOfTheProvince(string definition, string variant, string signed)
    {
        await ClosesAsync(definition, variant, RiskLevel.High, signed);
        await ClosesAsync(definition, variant, RiskLevel.Critical, signed);
    }

    [TestCase("network-cutover-emergency", RiskLevel.Medium, "review-network zhao.hai," + CityFinal)]
    [TestCase("network-cutover-emergency", RiskLevel.High, "review-network qin.lei," + ProvinceFinal)]
    [TestCase("it-cutover-emergency", RiskLevel.Medium, "review-it li.qiang," + CityFinal)]
    [TestCase("it-cutover-emergency", RiskLevel.Critical, "review-it shi.tao," + ProvinceFinal)]
    public async Task Emergency_ActsFirst_AndIsReviewedAfterTheRestoration(string definition, RiskLevel level, string signed)
    {
        var story = await ClosesAsync(definition, "emergency", level, signed);

        Assert.Multiple(() =>
        {
            Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(20));
            Assert.That(story.ToldBy("progress"), Has.Count.EqualTo(20));
            Assert.That(story.ToldBy("restored"), Has.Count.EqualTo(20));
        });
    }

    [TestCase("network-cutover-emergency")]
    [TestCase("it-cutover-emergency")]
    public Task Emergency_WhenNobodyReviewsItInTime_IsDecidedByTheProvince(string definition) =>
        ClosesAsync(definition, "emergency", RiskLevel.Medium, "province-review lu.hua,province-review ren.jie", silent: true);

    private static async Task<Scenario> ClosesAsync(string definition, string variant, RiskLevel level, string signed, bool silent = false)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        var kind = definition.Replace("-" + variant, "", StringComparison.Ordinal);
        var robot = new CourseRobot(story, kind, variant, level) { Silent = silent };

        await robot.RunAsync(variant == "emergency" ? SinceThisMorning : Night);

        Assert.Multiple(() =>
        {
            Assert.That(story.Launch.DefinitionId, Is.EqualTo(definition));
            Assert.That(robot.Signed, Is.EqualTo(signed.Split(',')));
            Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));
        });
        return story;
    }
}
