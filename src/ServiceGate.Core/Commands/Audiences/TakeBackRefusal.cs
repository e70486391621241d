using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>Takes a refusal back, since the customer wishes so: who may be written to is then a matter of consent again. By operations of the unit that took it down.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Word">What names the address (<see cref="RefusalRules.WordOf"/>).</param>
/// <param name="Reason">How the customer said so, at most 500 characters; no personal data.</param>
[CommandName("TakeBackRefusal"), Members("channel", "word", "reason")]
public sealed record TakeBackRefusal(string? Channel, string Word, string? Reason) : Command<Nothing>
{
    private string _address = "";

    /// <summary>The command for an address; it is no part of what is kept of it.</summary>
    public TakeBackRefusal For(string address) => this with { _address = address };

    internal override Permission Permission => Permission.PrepareNotices;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var check = new Check().Text(Reason, "reason", 500)
            .That(CoreJson.TryParseCode<NoticeChannel>(Channel, out var channel), "channel.unknown", "channel", ("channel", Channel ?? ""))
            .That(_address.Length > 0, "text.required", "address");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!context.May(Permission, null)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission));
        // Of a unit where the actor may not, it is as if it were not there.
        if (await context.Session.Refusals.FindAsync(channel, _address) is not { } refusal || !context.May(Permission, refusal.UnitId)) return Refused.NotFound("refusal.unknown", "address");
        await context.Session.Refusals.RemoveAsync(channel, _address);
        context.Audit(null, "customer.refusal-taken-back", new { channel = channel, way = refusal.Way, reason = Reason!.Trim() });
        return Nothing.Value;
    }
}
