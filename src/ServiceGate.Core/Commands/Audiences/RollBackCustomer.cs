using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>
/// One-click rollback (一键回退): a hotline agent restores one customer at once. A contingency plan of the launch must give the right, and it ends with its term.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Account">Account number of the customer, on the launch's list.</param>
/// <param name="Reason">What the customer said, at most 500 characters; no personal data.</param>
[CommandName("RollBackCustomer"), Members("launch", "account", "reason")]
public sealed record RollBackCustomer(string Launch, string? Account, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RollBackCustomer;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Account, "account", 64).Text(Reason, "reason", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!RollbackRight.HasSomething(desk.Launch)) return Refused.Conflict("rollback.nothing-to-roll-back");
        if (RollbackRight.WhyNot(await desk.FactsAsync(), desk.Now) is { } why) return Refused.Forbidden(why.Rule, [.. why.Arguments.Select(a => (a.Key, (object)a.Value))]);
        if (!RollbackHolders.Holds(await desk.FactsAsync(), desk.Actor, await NamesAsync(desk))) return Refused.Forbidden("rollback.not-a-holder");
        if (desk.Launch.AudienceId is not { } audience) return Refused.NotFound("rollback.not-affected", "account");
        var account = PastedText.Account(Account!);
        var members = await NamedCustomers.OnListAsync(desk.Session, audience, [account]);
        if (!members.TryGetValue(account, out var customer)) return Refused.NotFound("rollback.not-affected", "account");
        var result = await desk.Session.Audiences.ResultAsync(desk.Launch.Id, customer) ?? new(desk.Launch.Id, customer, null);
        if (result.RolledBackAt is not null) return Refused.Conflict("rollback.already-done");
        await desk.Session.Audiences.SaveResultsAsync([result with { RolledBackAt = desk.Now, RolledBackBy = desk.Actor.PersonId, Reason = Reason!.Trim() }]);
        desk.Audit("customer.rolled-back", new { customer = customer });
        return Nothing.Value;
    }

    private static async Task<IReadOnlyCollection<string>> NamesAsync(LaunchContext desk)
    {
        var names = new List<string>();
        foreach (var account in desk.Actor.Accounts)
            if (await desk.Session.Organisation.FindPersonAsync(account) is { } person) names.Add(person.UserName);
        return names;
    }
}
