using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Nodes;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>What the nodes do, live, over server-sent events; one reading serves all who look. When a node comes the page is loaded anew.</summary>
/// <param name="nodes">The nodes.</param>
/// <param name="sessions">Opens readings.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class NodeEvents(NodeStore nodes, ISessionFactory sessions, TimeProvider machine)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int MostRounds = 300;

    private readonly SharedReading<bool, IReadOnlyList<NodeRow>> _nodes = new(Pause, machine, _ => nodes.AllAsync(machine.GetUtcNow()));

    /// <summary>Maps <c>GET /nodes/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/nodes/events", (HttpContext request, NodeEvents events, LiveStreams streams, Texts texts) =>
    {
        var person = long.TryParse(request.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : -1;
        return streams.Open(request, cancellation => events.MayWatchAsync(person, cancellation), ended => TypedResults.ServerSentEvents(events.Follow(texts, ended)));
    }).Produces<SseItem<string>>(contentType: "text/event-stream").RequireAuthorization(nameof(Permission.ManageOrganisation));

    private async Task<bool> MayWatchAsync(long person, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Organisation.HolderAsync(person) is { } actor
            && Policy.Allows(actor, Permission.ManageOrganisation, await session.Organisation.TreeAsync(), null);
    }

    private async IAsyncEnumerable<SseItem<string>> Follow(Texts texts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        HashSet<string>? known = null;
        for (var round = 0; round < MostRounds && !cancellation.IsCancellationRequested; round++)
        {
            var rows = await _nodes.GetAsync(true);
            known ??= [.. rows.Select(n => n.Id)];
            if (rows.Any(n => !known.Contains(n.Id)))
            {
                yield return new("", "reload");
                yield break;
            }
            yield return new(JsonSerializer.Serialize(Values(rows, texts), JsonSerializerOptions.Web));
            await Task.Delay(Pause, machine, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Dictionary<string, object> Values(IReadOnlyList<NodeRow> nodes, Texts texts)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            values[$"node-{node.Id}-state"] = new { text = texts.T("node-status." + node.Status()), state = node.State().Word() };
            values[$"node-{node.Id}-seen"] = node.Seen(texts);
            values[$"node-{node.Id}-doing"] = string.Join(texts.T("node.between"), node.Doing(texts));
        }
        return values;
    }
}
