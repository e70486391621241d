using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Changes title, window, scope or orders. A moved window moves what has not been sent; whoever was already told is told of the change.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Header">The new header, whole.</param>
/// <param name="SeenRevision">Revision of the header that the sender saw.</param>
[CommandName("EditHeader"), Members("launch", "header", "seenRevision")]
public sealed record EditHeader(string Launch, HeaderInput? Header, int SeenRevision) : LaunchCommand<ItemSaved>(Launch)
{
    internal override Permission Permission => Permission.EditDossier;

    internal override Task<Outcome<ItemSaved>> DecideAsync(LaunchContext desk) => ApplyAsync(desk, Header, SeenRevision);

    /// <summary>Changes the header of a launch, whoever wants it.</summary>
    internal static async Task<Outcome<ItemSaved>> ApplyAsync(LaunchContext desk, HeaderInput? input, int seenRevision)
    {
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        var check = new Check();
        var before = (await desk.FactsAsync()).Contents<LaunchHeader>(Section.Launch).First().Content;
        var header = HeaderInput.Read(input, desk.Context, desk.Checklist, desk.Launch.Variant, check, desk.Launch, before.Scope);
        // What was ticked refers to the points by their place.
        if (header is { } points && desk.Launch.HasBegun(desk.Now)) check.That((points.Header.HoldPoints ?? []).SequenceEqual(before.HoldPoints ?? []), "hold-point.begun", "holdPoints");
        // What was proven refers to the checks by their place.
        if (header is { } checks && desk.Launch.PostChecks is not null) check.That((checks.Header.PostChecks ?? []).SequenceEqual(before.PostChecks ?? []), "post-check.begun", "postChecks");
        await NoticeLinkRules.CheckTitleAsync(desk, input?.Title?.Trim() ?? "", check);
        // What was handed in stays complete; a draft may be saved without.
        if (header is { } typed && desk.Launch.Status is not LaunchStatus.Draft
            && WindowFreezes.Owed(desk.Launch, typed.Window, typed.Header, desk.Context.Catalogue.Calendar) is { } owed) check.Add([owed]);
        if (header is not { } read || !check.Passed) return Refused.Invalid(check.Violations);
        var moved = read.Window != desk.Launch.Window;
        var saved = await SaveItem.WriteGuardedAsync(desk, Section.Launch, LaunchHeader.Key, read.Header, seenRevision);
        if (!saved.IsDone) return saved;
        var said = desk.Launch.Withdrawal;
        desk.Launch = desk.Launch with { Title = read.Header.Title, Window = read.Window, Withdrawal = read.Header.AsWithdrawal() };
        if (desk.Launch.Withdrawal != said) WithdrawalRules.Audit(desk);
        if (moved) await MovedWindow.FollowAsync(desk);
        return saved;
    }
}
