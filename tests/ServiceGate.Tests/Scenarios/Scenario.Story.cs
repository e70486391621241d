using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Tests.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The steps of the sample's story, each by whoever takes it there.</summary>
internal sealed partial class Scenario
{
    internal const string Manager = Cast.Manager;
    internal const string Head = Cast.Head;
    internal const string Operations = Cast.Operations;
    internal const string CustomerService = Cast.CustomerService;
    internal const string It = Cast.It;
    internal const string Network = Cast.Network;
    internal const string Agent = Cast.Agent;
    internal const string Auditor = Cast.Auditor;

    /// <summary>Channel owners by channel.</summary>
    internal static IReadOnlyList<(string Channel, string Owner)> ChannelOwners { get; } =
        [("hotline", "xu.lin"), ("shop", "ma.chao"), ("app", "gao.yun"), ("tv-screen", "lin.fan"), ("account-manager", "tang.wei")];

    internal static WindowInput Night { get; } = new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai");

    internal static HeaderInput Header(WindowInput? window = null, string title = "电视用户迁移第3组") =>
        new(title, window ?? Night, ["HZ", "SX"], ["IT-2026-0317"], "第3组用户迁移至新平台。");

    internal async Task<Scenario> CreateAsync(WindowInput? window = null)
    {
        Number = (await DoAsync(Manager, new CreateLaunch("it-cutover", "HZ", Header(window)))).Number;
        return this;
    }

    /// <summary>Fills in the owner's sections from the sample.</summary>
    internal async Task<Scenario> FillAsync()
    {
        foreach (var section in new[] { "concerns", "risks", "contingency", "channels", "trials" })
            foreach (var (key, content) in SampleDossier.Items(section))
                await DoAsync(Manager, new SaveItem(Number, section, key, section == "channels" ? SampleFacts.Ready(content, await FactsAsync(), key) : content, 0));
        return this;
    }

    /// <summary>Saves an item over whatever is there.</summary>
    internal Task<Outcome<ItemSaved>> SaveAsync(string person, string section, string key, JsonElement content) =>
        RunAsync(person, new SaveItem(Number, section, key, content, RevisionOf(section, key)));

    /// <summary>Saves an item of the sample with one member changed.</summary>
    internal Task<Outcome<ItemSaved>> ChangeAsync(string person, string section, string key, string member, JsonNode? value)
    {
        var json = JsonNode.Parse(SampleDossier.Item(section, key).GetRawText())!.AsObject();
        json[member] = value;
        return SaveAsync(person, section, key, JsonSerializer.SerializeToElement(json));
    }

    internal int RevisionOf(string section, string key) =>
        State.Items.GetValueOrDefault((Launch.Id, CoreJson.ParseCode<Section>(section), key)) is { Removed: false } item ? item.Revision : 0;

    internal Task<Outcome<Decided>> HandInAsync(string person, string step) => RunAsync(person, new HandIn(Number, step));

    internal Task<Outcome<Decided>> DecideAsync(string person, string step, bool approve, string? reason = null, params FindingInput[] findings) =>
        RunAsync(person, new DecideStep(Number, step, approve ? StepVote.Approve : StepVote.Return, Launch.ContentRevision, reason, findings.Length > 0 ? findings : null));

    internal async Task<Scenario> ApproveAsync(string person, string step)
    {
        (await DecideAsync(person, step, approve: true)).Required();
        return this;
    }

    /// <summary>Imports customers and makes them the launch's list.</summary>
    internal async Task<Outcome<AudienceAdopted>> ImportAsync(string person, IReadOnlyList<Customer> customers, string source = "customers.csv")
    {
        long id;
        await using (var session = await Sessions.BeginBulkAsync())
        {
            id = await session.NextIdAsync();
            await session.Audiences.AddAsync(new(id, Launch.Id, $"import-{id}", source, 0, false, null, Clock.GetUtcNow()));
            await session.Audiences.SetAsideAsync(id, customers);
            await session.CommitAsync();
        }
        return await RunAsync(person, new AdoptAudience(Number, id, customers.Count, "list-hash-" + customers.Count));
    }

    /// <summary>Customers <c>TV0001</c> and on; all have a phone, every second one has a push id, every tenth reads English.</summary>
    internal static IReadOnlyList<Customer> Customers(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Customer(
            0, $"TV{i:D4}", $"测试用户{i:D4}", $"100{i:D8}", null, i % 2 == 0 ? $"push-{i:D4}" : null, "basic", i % 10 == 0 ? "en" : "zh-CN", "HZ"))];

    internal async Task<Scenario> PlanNoticesAsync()
    {
        foreach (var (key, content) in SampleDossier.Items("notices"))
            await DoAsync(Operations, new SaveItem(Number, "notices", key, content, 0));
        return this;
    }

    /// <summary>The story up to a dossier that may be handed in.</summary>
    internal Task<Scenario> ToFilledAsync() => OnceAsync("to filled", 0, async () =>
    {
        await CreateAsync();
        await FillAsync();
    });

    /// <summary>The story up to the reviewers' queues.</summary>
    internal Task<Scenario> ToReviewAsync(int customers = 10) => OnceAsync("to review", customers, async () =>
    {
        await ToFilledAsync();
        (await HandInAsync(Manager, "dossier")).Required();
        await ApproveAsync(Head, "agree");
        (await ImportAsync(Operations, Customers(customers))).Required();
        await PlanNoticesAsync();
        (await HandInAsync(Operations, "audience")).Required();
    });

    internal async Task<Scenario> SignAllAsync()
    {
        await ApproveAsync(CustomerService, "review-customer-service");
        await ApproveAsync(It, "review-it");
        return await ApproveAsync(Network, "review-network");
    }

    internal async Task<Scenario> AcknowledgeAllAsync()
    {
        foreach (var (channel, owner) in ChannelOwners)
            await DoAsync(owner, new AcknowledgeScript(Number, channel, RevisionOf("channels", channel)));
        return this;
    }

    /// <summary>The story up to the open notice-release gate.</summary>
    internal Task<Scenario> ToReleaseAsync(int customers = 10) => OnceAsync("to release", customers, async () =>
    {
        await ToReviewAsync(customers);
        await SignAllAsync();
        await AcknowledgeAllAsync();
    });

    internal async Task<Scenario> ConfirmDutyAsync()
    {
        await DoAsync(Operations, new ConfirmDuty(Number, Duty()));
        return this;
    }

    internal static Dictionary<string, string?> Duty() => new(StringComparer.Ordinal)
    {
        ["commander"] = Head,
        ["operator"] = It,
        ["checker"] = Network,
        ["monitoring"] = Operations,
        ["hotline-lead"] = Agent,
    };

    /// <summary>The story up to the go-ahead on the eve: both announcements went out, the people on duty are named.</summary>
    internal Task<Scenario> ToGoAheadAsync(int customers = 10) => OnceAsync("to go-ahead", customers, async () =>
    {
        await ToReleaseAsync(customers);
        await At("2026-11-24T16:00").WorkAsync();
        await At("2026-11-27T16:00").WorkAsync();
        await ConfirmDutyAsync();
    });

    /// <summary>The story up to the morning: the work has begun as planned, the window is nearly over.</summary>
    internal Task<Scenario> ToMorningAsync(int customers = 10) => OnceAsync("to morning", customers, async () =>
    {
        await ToGoAheadAsync(customers);
        await At("2026-11-28T00:00").DoAsync(Operations, new ReportStart(Number));
        At("2026-11-28T05:30");
    });
}
