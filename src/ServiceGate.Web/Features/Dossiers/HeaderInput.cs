using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Api;
using SaidHeader = ServiceGate.Core.Commands.Launches.HeaderInput;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>What a program writes about a launch itself: the window as one member, or as it is read, in three.</summary>
/// <param name="Title">Title, at most 200 characters.</param>
/// <param name="Window">Window.</param>
/// <param name="Scope">Codes of the units whose customers are affected; at least one.</param>
/// <param name="ExternalOrders">Order numbers in other systems, at most 20 of at most 64 characters.</param>
/// <param name="Description">What happens and why, at most 4,000 characters.</param>
/// <param name="Stages">The stages of the roll-out, first to last; none: all at once.</param>
/// <param name="Cause">What caused an emergency; for emergencies only.</param>
/// <param name="Withdrawal">What a withdrawal takes away: end-of-sale, no-renewal, end-of-service; for withdrawals only, and required there.</param>
/// <param name="LicenceTouched">Whether an end of service touches the operator's licence.</param>
/// <param name="TermEnds">The day on which the first term ends that is not renewed, 2027-01-31; required with no-renewal.</param>
/// <param name="FreezeReason">Why it cannot wait, where the window lies in a freeze period, at most 1,000 characters.</param>
/// <param name="HoldPoints">The hold points of its procedure beside those that the kind asks for, at most 10; for planned launches only.</param>
/// <param name="WindowStart">Local start as it is read, 2026-11-28T00:00; counts where there is no window.</param>
/// <param name="WindowEnd">Local end as it is read.</param>
/// <param name="TimeZone">IANA zone as it is read.</param>
/// <param name="Impact">What customers lose, and whom it hits hardest; what is left out is not stated.</param>
/// <param name="Bills">Test bills, at most 10.</param>
/// <param name="PostChecks">The checks after the work beside those that the kind asks for, at most 10; for planned launches only.</param>
[BodyExample("""{"title":"电视平台升级","window":{"start":"2027-01-12T00:00","end":"2027-01-12T06:00","timeZone":"Asia/Shanghai"},"scope":["HZ"],"externalOrders":["CRQ-17"],"description":"旧平台停止支持","impact":{"service":"电视","minutes":60,"flaps":1,"important":2,"elderlyPercent":12,"latestRollback":"2027-01-12T04:00"},"bills":[{"case":"家庭套餐","before":"99","after":"99","unit":"元/月"}]}""")]
public sealed record HeaderInput(
    string? Title, WindowInput? Window, IReadOnlyList<string>? Scope = null, IReadOnlyList<string>? ExternalOrders = null, string? Description = null,
    IReadOnlyList<Stage>? Stages = null, string? Cause = null, string? Withdrawal = null, bool? LicenceTouched = null, string? TermEnds = null, string? FreezeReason = null,
    IReadOnlyList<OwnHoldPoint>? HoldPoints = null, string? WindowStart = null, string? WindowEnd = null, string? TimeZone = null,
    CustomerImpact? Impact = null, IReadOnlyList<TestBill>? Bills = null, IReadOnlyList<OwnPostCheck>? PostChecks = null)
{
    /// <summary>The same as the command takes it.</summary>
    internal SaidHeader Said() => new(
        Title, Window ?? ((WindowStart ?? WindowEnd ?? TimeZone) is null ? null : new(WindowStart, WindowEnd, TimeZone)), Scope, ExternalOrders, Description, Stages, Cause, Withdrawal, LicenceTouched,
        TermEnds, FreezeReason, HoldPoints, Impact, Bills, PostChecks);
}
