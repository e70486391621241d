using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Nodes;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>What the nodes do, live, over server-sent events. When a node comes the page is loaded anew.</summary>
public static class NodeEvents
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int MostRounds = 300;

    /// <summary>Maps <c>GET /nodes/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/nodes/events", (
        HttpContext request, NodeStore nodes, Texts texts, TimeProvider machine, IHostApplicationLifetime lifetime) =>
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(request.RequestAborted, lifetime.ApplicationStopping);
        request.Response.RegisterForDispose(ended);
        return TypedResults.ServerSentEvents(Follow(nodes, texts, machine, ended.Token));
    }).RequireAuthorization(nameof(Permission.ManageOrganisation));

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        NodeStore nodes, Texts texts, TimeProvider machine, [EnumeratorCancellation] CancellationToken cancellation)
    {
        HashSet<string>? known = null;
        for (var round = 0; round < MostRounds && !cancellation.IsCancellationRequested; round++)
        {
            var rows = await nodes.AllAsync(machine.GetUtcNow(), cancellation: CancellationToken.None);
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
