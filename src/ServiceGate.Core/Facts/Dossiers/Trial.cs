using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A customer trial before launch (客户体验).</summary>
/// <param name="Group">Who tried: customers of a tier, elderly people, staff as customers.</param>
/// <param name="Journey">What they did.</param>
/// <param name="On">Day, <c>2026-11-20</c>.</param>
/// <param name="Participants">How many.</param>
/// <param name="Passed">How many finished without help.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Settled">Whether every finding was fixed or accepted.</param>
[Members("group", "journey", "on", "participants", "passed", "findings", "settled")]
public sealed record Trial(string Group, string Journey, string On, int Participants, int Passed, string? Findings = null, bool Settled = false) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Group, "group", 200).Text(Journey, "journey", 2000).Optional(Findings, "findings", 2000)
            .Range(Participants, "participants", 1, 1_000_000).Range(Passed, "passed", 0, Math.Max(Participants, 0));
        CheckDate(On, "on", check);
    }
}
