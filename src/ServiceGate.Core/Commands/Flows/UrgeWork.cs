using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>Reminds whoever owes a piece of work of a launch by a message in the house (催办), once an hour at most whoever urges.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Work">The work's key within the launch.</param>
[CommandName("UrgeWork"), Members("launch", "work")]
public sealed record UrgeWork(string Launch, string? Work) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (!Urging.IsAllowed(desk.Actor, desk.Launch, facts.Deputies, desk.Context.Tree)) return Refused.Forbidden("urge.not-yours");
        if ((await desk.Session.Flows.WorkAsync(desk.Launch.Id)).FirstOrDefault(w => w.Key == Work) is not { } work)
            return Refused.NotFound("urge.nothing-owed", "work", ("work", (Work ?? "").Shortened(60)));
        if (work.Who.IsMetBy(desk.Actor, desk.Launch.UnitId, desk.Context.Tree) && (work.Who.PersonId is not { } person || desk.Actor.Accounts.Contains(person)))
            return Refused.Conflict("urge.own-work", "work");
        if (Urging.Again(Urging.Last(work, await desk.Session.Messages.OfLaunchAsync(desk.Launch.Id)), desk.Now) is { } again)
            return Refused.Conflict("urge.too-soon", "work", ("minutes", Math.Ceiling((again - desk.Now).TotalMinutes)));
        await TellAsync(desk, work);
        desk.Audit("work.urged", new { work = work.Key, kind = work.Kind });
        return Nothing.Value;
    }

    private static async Task TellAsync(LaunchContext desk, WorkItem work)
    {
        var by = await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["work"] = work.Kind.Code(),
            ["about"] = work.Who.Channel ?? work.Step ?? "",
            ["byZh"] = by?.NameZh ?? "",
            ["byEn"] = by?.NameEn ?? "",
        };
        if (work.DueAt is { } due) arguments["latest"] = due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Urging.NamePrefix}{desk.Now.ToUnixTimeMilliseconds()}");
        await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, work.Key, 0, name, work.Who, work.DueAt is null ? "work-urged-undated" : "work-urged", arguments, desk.Now));
    }
}
