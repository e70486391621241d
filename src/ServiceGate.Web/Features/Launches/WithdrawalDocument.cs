using ServiceGate.Core.Facts.Launches;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches;

/// <summary>What a withdrawal takes away.</summary>
/// <param name="Kind">end-of-sale, no-renewal or end-of-service.</param>
/// <param name="LicenceTouched">Whether an end of service touches the operator's licence.</param>
/// <param name="TermEnds">The day on which the first term ends that is not renewed; absent where none is named.</param>
/// <param name="LeadHours">How many hours ahead customers are owed the first notice; 0: the law asks for none.</param>
public sealed record WithdrawalDocument(WithdrawalKind Kind, bool LicenceTouched, DateOnly? TermEnds, int LeadHours)
{
    internal static WithdrawalDocument? Of(LaunchView view) => view.Launch.Withdrawal is { } says
        ? new(says.Kind, says.LicenceTouched, says.TermEnds, view.Facts.Checklist.LeadHours)
        : null;
}
