using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>
/// One-click rollback (一键回退): a hotline agent restores one customer at once. A contingency plan of the launch must give the right, and it ends with its term. Since <see cref="RuleSets.PlansAreActedOn"/>
/// the caller's identity is checked and the customer says yes in a call; a second press changes nothing and is answered with what the first one led to.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Account">Account number of the customer, on the launch's list.</param>
/// <param name="Reason">What the customer said, at most 500 characters; no personal data.</param>
/// <param name="Identity">Code of how the caller's identity was checked; asked of launches of those rules.</param>
/// <param name="Consented">Whether the customer has said yes; likewise.</param>
/// <param name="Call">Id of the hotline's call in which that was said, at most 100 characters; likewise.</param>
[CommandName("RollBackCustomer"), Members("launch", "account", "reason", "identity", "consented", "call")]
public sealed record RollBackCustomer(string Launch, string? Account, string? Reason, string? Identity = null, bool? Consented = null, string? Call = null) : LaunchCommand<RolledBack>(Launch)
{
    internal override Permission Permission => Permission.RollBackCustomer;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<RolledBack>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Account, "account", 64).Text(Reason, "reason", 500);
        var identity = IsActedOn(desk) ? CheckCaller(check) : null;
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!IsActedOn(desk) && !RollbackRight.HasSomething(desk.Launch)) return Refused.Conflict("rollback.nothing-to-roll-back");
        var facts = await desk.FactsAsync();
        var over = RollbackRight.WhyNot(facts, desk.Now);
        if (over is { } why && !IsActedOn(desk)) return Forbidden(why);
        if (!RollbackHolders.Holds(facts, desk.Actor, await NamesAsync(desk))) return Refused.Forbidden("rollback.not-a-holder");
        if (desk.Launch.AudienceId is not { } audience) return Refused.NotFound("rollback.not-affected", "account");
        var account = PastedText.Account(Account!);
        var members = await NamedCustomers.OnListAsync(desk.Session, audience, [account]);
        if (!members.TryGetValue(account, out var customer)) return Refused.NotFound("rollback.not-affected", "account");
        var result = await desk.Session.Audiences.ResultAsync(desk.Launch.Id, customer) ?? new(desk.Launch.Id, customer, null);
        if (!IsActedOn(desk)) return await AtOnceAsync(desk, result);
        // The second press is answered also when the right has ended meanwhile: it says what became of the first.
        if (await desk.Session.Contingency.OfCustomerAsync(desk.Launch.Id, customer) is { } before) return RolledBack.Of(before, again: true);
        if (!RollbackRight.HasSomething(desk.Launch)) return Refused.Conflict(RollbackRight.WhyNothing(desk.Launch));
        if (over is not null) return Forbidden(over);
        if (await desk.Session.Contingency.WithdrawalAsync(desk.Launch.Id) is not null) return Refused.Forbidden("rollback.right-withdrawn");
        var call = await RollbackActs.AskAsync(desk, facts, result, identity!.Value, Call!.Trim(), Reason!.Trim());
        return RolledBack.Of(call, again: false);
    }

    private static bool IsActedOn(LaunchContext desk) => desk.Launch.RuleSet >= RuleSets.PlansAreActedOn;

    private IdentityCheck? CheckCaller(Check check)
    {
        var known = CoreJson.TryParseCode<IdentityCheck>(Identity, out var identity);
        check.That(known, "rollback.identity", "identity", ("identity", (Identity ?? "").Shortened(64))).That(Consented is true, "rollback.consent", "consented").Text(Call, "call", 100);
        return known ? identity : null;
    }

    private static Refused Forbidden(Violation why) => Refused.Forbidden(why.Rule, [.. why.Arguments.Select(a => (a.Key, (object)a.Value))]);

    private async Task<Outcome<RolledBack>> AtOnceAsync(LaunchContext desk, CustomerResult result)
    {
        if (result.RolledBackAt is not null) return Refused.Conflict("rollback.already-done");
        await RollbackActs.DoneAsync(desk, result, desk.Actor.PersonId, Reason!.Trim());
        return new RolledBack();
    }

    internal static async Task<IReadOnlyCollection<string>> NamesAsync(LaunchContext desk)
    {
        var names = new List<string>();
        foreach (var account in desk.Actor.Accounts)
            if (await desk.Session.Organisation.FindPersonAsync(account) is { } person) names.Add(person.UserName);
        return names;
    }
}

/// <summary>A customer is rolled back, or it was asked for. Launches of before say nothing more.</summary>
/// <param name="State">What became of it when it was answered: done where people do it by hand, due where another system does it.</param>
/// <param name="Action">Id of the action.</param>
/// <param name="At">When it was asked for first.</param>
/// <param name="Again">Whether it had been asked for before, so that nothing was changed.</param>
[Members("state", "action", "at", "again")]
public sealed record RolledBack(ActionState? State = null, long? Action = null, DateTimeOffset? At = null, bool? Again = null)
{
    internal static RolledBack Of(ActionCall call, bool again) => new(call.State, call.Id, call.AskedAt, again ? true : null);
}
