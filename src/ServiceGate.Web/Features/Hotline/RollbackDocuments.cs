using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>What rolling a customer back takes.</summary>
/// <param name="Reason">What the customer said; no personal data.</param>
/// <param name="Identity">How the caller's identity was checked: service-password, one-time-code, identity-number or call-back; not asked of launches created before plans could be acted on.</param>
/// <param name="Consented">Whether the customer has said yes; likewise.</param>
/// <param name="Call">Id of the hotline's call in which that was said, at most 100 characters; likewise.</param>
[BodyExample("""{"reason":"画面黑屏","identity":"service-password","consented":true,"call":"CC-20261128-004217"}""")]
public sealed record RollbackInput(string? Reason = null, string? Identity = null, bool? Consented = null, string? Call = null);

/// <summary>A customer was rolled back, or it was asked for.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="State">What became of it: done where it is done by hand, due where another system does it; absent for launches created before.</param>
/// <param name="Action">Id of the action; absent likewise.</param>
/// <param name="At">When it was asked for first; absent likewise.</param>
/// <param name="Again">Whether it had been asked for before, so that nothing was changed; absent when not.</param>
public sealed record RolledBackDocument(string Launch, ActionState? State, long? Action, DateTimeOffset? At, bool? Again)
{
    internal static RolledBackDocument Of(string launch, RolledBack done) => new(launch, done.State, done.Action, done.At, done.Again);
}
