using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>How often customers are rolled back, live.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
internal sealed class RollbackEvents(ISessionFactory sessions, BusinessClock clock)
    : LaunchEvents<RollbackUses>(sessions, clock, (session, launch) => session.Contingency.UsesAsync(launch, clock.GetUtcNow()))
{
    /// <summary>Maps <c>GET /launches/{number}/hotline/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/hotline/events", (
        string number, HttpContext request, RollbackEvents events, LaunchReader reader, LiveStreams streams, Texts texts) => events.AnswerAsync(number, request, reader, streams, texts));

    private protected override Dictionary<string, object> Values(RollbackUses seen, Texts texts) =>
        new(StringComparer.Ordinal) { ["uses-all"] = texts.Number(seen.All), ["uses-hour"] = texts.Number(seen.LastHour) };
}
