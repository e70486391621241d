using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.Trials;

/// <summary>What a kind of launch asks of its trials: data of its checklist.</summary>
/// <param name="Journeys">The journeys that it proposes; null: none.</param>
/// <param name="AsksOver65AndImpaired">Whether somebody over 65 and somebody impaired tries, or a reason says why not.</param>
/// <param name="CustomersAct">Whether customers must do something, so that those who try are told by text and by a call or a visit.</param>
/// <param name="SevereFrom">From which severity on an open finding keeps the go-ahead shut, 1 to 5.</param>
/// <param name="Severity">What 1 to 5 mean; null: the usual words.</param>
public sealed record TrialAsk(
    IReadOnlyList<ProposedJourney>? Journeys = null, bool AsksOver65AndImpaired = false, bool CustomersAct = false, int SevereFrom = TrialAsk.UsuallySevereFrom, IReadOnlyList<LocalText>? Severity = null)
{
    /// <summary>From which severity on a finding is severe where the kind does not say.</summary>
    public const int UsuallySevereFrom = 4;
}
