using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Views.Entry;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The list of launches as people use it: pages as long as they like, names beside codes in the export; and units that contain each other.</summary>
public sealed class LaunchListPageTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("", 25)]
    [TestCase("&size=50", 50)]
    [TestCase("&size=7", 25)]
    [TestCase("&size=x", 25)]
    public async Task Page_IsAsLongAsIsAskedFor(string size, int rows)
    {
        for (var i = 0; i < 51; i++) await Api.CreateLaunchAsync("Page by page");
        using var person = await Person.SignInAsync(Api, "manager");

        var page = (await person.GetAsync("/launches?q=Page+by+page" + size)).Text;

        Assert.That(Regex.Count(page, "href=\"/launches/HZ-"), Is.EqualTo(rows));
        Assert.That(page, Does.Contain("name=\"size\""));
    }

    [Test]
    public async Task Export_NamesWhatItCodes_AndHasTheWindowOnItsOwnClocks()
    {
        var number = await Api.CreateLaunchAsync("Exported by name");
        using var person = await Person.SignInAsync(Api, "manager");

        var lines = (await person.GetAsync($"/launches/export.csv?q={number}")).Text.Split("\r\n");

        Assert.That(lines[0], Does.EndWith("kind_name,variant_name,standing_name,unit_name,gates_open_names,withdrawal_name,window_start_local,window_end_local"));
        Assert.That(lines[1], Does.Contain("2026-11-27T16:00:00Z").And.EndWith("IT cutover or upgrade,Launch (planned),draft,Hangzhou,,,2026-11-28 00:00,2026-11-28 06:00"));
    }

    [TestCase("HZ,YH", ExpectedResult = "HZ")]
    [TestCase("YH", ExpectedResult = "YH")]
    [TestCase("SX,YH,GRP", ExpectedResult = "GRP")]
    [TestCase("SX,HZ", ExpectedResult = "SX,HZ")]
    [TestCase("Mars,HZ", ExpectedResult = "Mars,HZ")]
    public string Units_WithinOthersThatAreTicked_SayNothingOfTheirOwn(string ticked) => string.Join(',', PostedHeader.Folded(ticked.Split(','), new(
    [
        new(1, null, UnitLevel.Group, "GRP", "集团", "Group", "Asia/Shanghai"), new(2, 1, UnitLevel.City, "HZ", "杭州", "Hangzhou", "Asia/Shanghai"),
        new(3, 1, UnitLevel.City, "SX", "绍兴", "Shaoxing", "Asia/Shanghai"), new(4, 2, UnitLevel.County, "YH", "余杭", "Yuhang", "Asia/Shanghai"),
    ], [])));

    [Test]
    public async Task ANewLaunch_NamesWhoActsForItsOwner()
    {
        var api = await ApiStand.StartAsync();
        await api.AddAsync([], [], [("second-manager", "product-manager", "HZ", "it", null)]);
        using (var person = await Person.SignInAsync(api, "manager"))
        {
            const string page = "/launches/new?kind=it-cutover";
            var form = (await person.GetAsync(page)).Text;
            Assert.That(form, Does.Contain("value=\"second-manager\"").And.Not.Contain("value=\"outsider\""));
            var created = await person.PostAsync(page,
            [
                .. Person.HiddenOf(form, "window.start"), new("unit", "HZ"), new("title", "Two owners"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"), new("window.timeZone", "Asia/Shanghai"),
                new("scope", "HZ"), new("deputy", "second-manager"),
            ]);

            Assert.That(created.Status, Is.EqualTo(302), created.Text);
            Assert.That((await api.GetAsync("manager", "/launches/HZ-2026-000001")).Text, Does.Contain("second-manager"));
        }
        await api.DisposeAsync();
    }

    [Test]
    public async Task AFaultOfTheUnits_IsSaidOnce()
    {
        var page = $"/launches/{await Api.CreateLaunchAsync()}/dossier/launch";
        using var person = await Person.SignInAsync(Api, "manager");
        var form = (await person.GetAsync(page)).Text;

        var refused = await person.PostAsync(page,
        [
            .. Person.HiddenOf(form, "window.start"), new("title", "No unit"), new("window.start", "2026-11-28T06:00"), new("window.end", "2026-11-28T00:00"), new("window.timeZone", "Asia/Shanghai"),
        ]);

        var html = WebUtility.HtmlDecode(refused.Text);
        Assert.That((refused.Status, Regex.Count(html, "Name 1 to 100 units")), Is.EqualTo((422, 2)), "in the summary and beside the boxes");
        Assert.That(html, Does.Contain("The window must end after it starts"), "in the first answer");
    }
}
