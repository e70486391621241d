using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>
/// A server with two cities: HZ, with the county YH below it, and SX. Each has a launch with a list and a batch that went out. One customer of SX stands on both lists.
/// <c>insider</c> and <c>neighbour</c> have every role of their city, HZ and SX.
/// </summary>
internal sealed partial class TwoCities : IAsyncDisposable
{
    /// <summary>A customer of HZ, on the list of HZ.</summary>
    public const string Account = "TV10031423";

    /// <summary>A customer of SX, on both lists.</summary>
    public const string Shared = "TV10031236";

    /// <summary>The mobile number of <see cref="Account"/>.</summary>
    public const string Phone = "10027159195";

    /// <summary>What nobody of SX may read, wherever it stands.</summary>
    public static readonly string[] Marks = ["Fibre of Hangzhou", "Notice of Hangzhou", "Customer of Hangzhou", Phone, "Proof of Hangzhou", "Word of Hangzhou"];

    private static readonly string[] RolesOfACity =
        ["operations", "hotline-agent", "service-quality", "auditor", "administrator"];

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly HttpClient _browser;

    private TwoCities(ApiStand api)
    {
        Api = api;
        _browser = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = api.Address };
    }

    public ApiStand Api { get; }

    /// <summary>The launch of HZ.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The launch of SX.</summary>
    public string Neighbouring { get; private set; } = "";

    /// <summary>The batch of HZ.</summary>
    public long Batch { get; private set; }

    /// <summary>A file that is attached to the launch of HZ, and an upload of <c>insider</c> for it.</summary>
    public long Attachment { get; private set; }

    /// <summary>The upload.</summary>
    public long Upload { get; private set; }

    public static async Task<TwoCities> StartAsync()
    {
        var cities = new TwoCities(await ApiStand.StartAsync());
        await cities.Api.AddAsync(
            [new("HZ", "county", "YH", "余杭", "Yuhang", "Asia/Shanghai")], [new("SX", "it", "IT部", "IT")],
            [.. Everything("insider", "HZ"), .. Everything("neighbour", "SX"), ("agent-yh", "hotline-agent", "YH", null, null), ("agent-sx", "hotline-agent", "SX", null, null)]);
        cities.Number = await cities.CreateAsync("insider", "HZ", "Fibre of Hangzhou");
        cities.Neighbouring = await cities.CreateAsync("neighbour", "SX", "Fibre of Shaoxing");
        Customer hangzhou = new(0, Account, "Customer of Hangzhou", Phone, null, null, "gold", "en", "HZ"), shaoxing = new(0, Shared, "Customer of Shaoxing", "13900000002", null, null, "basic", "en", "SX");
        cities.Batch = await cities.TellAsync(cities.Number, [hangzhou, shaoxing], "Notice of Hangzhou");
        await cities.TellAsync(cities.Neighbouring, [shaoxing], "Notice of Shaoxing");
        (cities.Upload, cities.Attachment) = await Sending.AttachAsync(cities.Api, "insider", cities.Number, "launch", "header", "Proof of Hangzhou.txt", "Word of Hangzhou"u8.ToArray());
        return cities;
    }

    /// <summary>What a page answers somebody, without what is different each time it is asked.</summary>
    public async Task<(int Status, string Text)> PageAsync(string userName, string address)
    {
        if (!_cookies.TryGetValue(userName, out var cookie)) _cookies[userName] = cookie = await SignIn.AsAsync(Api, userName);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await _browser.SendAsync(request);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, Passing().Replace(text, ""));
    }

    /// <summary>Puts customers on the list of a launch, and a batch that all of them got.</summary>
    public async Task<long> TellAsync(string launch, IReadOnlyList<Customer> customers, string text)
    {
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        var found = (await session.Launches.FindAsync(launch))!;
        var now = found.CreatedAt;
        var audience = await session.NextIdAsync();
        await session.Audiences.AddAsync(new(audience, found.Id, $"import-{audience}", "list.csv", 0, false, null, now));
        await session.Audiences.FillAsync(audience, customers);
        await session.Launches.UpdateAsync(found with { AudienceId = audience, InputRevision = found.InputRevision + 1 }, found.InputRevision);
        var version = new NoticeVersion(await session.NextIdAsync(), found.Id, $"first-{audience}", 1, NoticePurpose.Announcement, new(text, text), null, "hash");
        await session.Notices.AddAsync(version);
        var batch = new Batch(
            await session.NextIdAsync(), found.Id, version.Step, version.Purpose, NoticeChannel.Sms, version.Id, now, now.AddHours(4), Planned: customers.Count, Status: BatchStatus.Done, StartedAt: now, FinishedAt: now);
        await session.Notices.AddAsync(batch);
        var members = (await session.Audiences.MembersAsync(audience, [.. customers.Select(c => c.Account)])).Values.Order().ToList();
        var chunk = new Chunk(batch.Id, 1, members[0], members[^1], members.Count, ChunkStatus.Claimed, 1, "test", now);
        await session.Notices.AddChunksAsync([chunk]);
        await session.Notices.RecordAsync(chunk, ChunkStatus.Sent, [.. members.Select(c => new LedgerRow(version.Id, batch.Channel, c, DeliveryStatus.Accepted, now))]);
        await session.CommitAsync();
        return batch.Id;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await Api.DisposeAsync();
    }

    private async Task<string> CreateAsync(string userName, string unit, string title)
    {
        var answer = await Api.SendAsync(userName, HttpMethod.Post, "/launches", new
        {
            kind = "it-cutover",
            unit,
            header = new { title, window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { unit } },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static IEnumerable<(string, string, string, string?, string?)> Everything(string name, string unit) =>
    [
        (name, "product-manager", unit, "product", null), (name, "department-head", unit, "product", null), (name, "reviewer", unit, "it", null),
        (name, "channel-owner", unit, null, "hotline"), .. RolesOfACity.Select(role => (name, role, unit, (string?)null, (string?)null)),
    ];

    // Tokens against forged posts, ids of commands, the state of the framework.
    [GeneratedRegex("""<input type="hidden"[^>]*>|<!--.*?-->|nonce="[^"]*"|value="CfDJ8[^"]*"|<time datetime="[^"]*">[^<]*</time>""", RegexOptions.Singleline)]
    private static partial Regex Passing();
}
