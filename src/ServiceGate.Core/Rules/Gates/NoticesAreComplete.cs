using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>The customers are imported and the notices complete and early enough, where the kind asks for them; by the rules of readiness.</summary>
public sealed class NoticesAreComplete : GateRule
{
    private static readonly Section[] Asked = [Section.Audience, Section.Notices];

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from section in Asked.Where(facts.Checklist.AsksFor)
        from missing in Readiness.Of(section, facts).Missing
        select new Blocker(missing.Rule, missing.Arguments, Operations, null, section.Code());
}
