using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Searching;

namespace ServiceGate.Tests.Searching;

/// <summary>Every text of every content is searched, or is named here as what nobody looks for.</summary>
public sealed class SearchedTextsTests
{
    private static readonly HashSet<string> NotSearched = new(StringComparer.Ordinal)
    {
        "LaunchHeader.WindowStart", "LaunchHeader.WindowEnd", "LaunchHeader.TimeZone", "LaunchHeader.Scope", "LaunchHeader.TermEnds", "Stage.Start", "Stage.StartOffset", "StageCriterion.Threshold",
        "Risk.CauseNode", "Risk.Question", "RiskControl.Due", "ContingencyPlan.RiskKey", "ContingencyPlan.ValidUntil", "Rehearsal.On", "Rehearsal.Run", "TriggerMeasure.Threshold", "CustomerAction.Endpoint", "Trial.On",
        "FactValue.Segment", "FactValue.Amount", "FactValue.Currency", "FactValue.Date", "FactValue.From", "FactValue.Until", "FactValue.Number", "FactValue.Unit", "FactValue.Percent", "SheetSegment.Code", "SegmentText.Segment", "FactlessPlace.Segment", "FactlessPlace.Language", "FactlessPlace.TextHash", "ElementRecord.Code",
        "ElementRecord.Due",
        "TrialFinding.Key", "TrialFinding.FoundBy", "FindingFix.Due", "FindingAcceptance.By", "FindingAcceptance.On", "StressAnswer.From", "StressAnswer.Until", "StressAnswer.By", "AcceptedHour.At",
        "NoticeBand.From", "NoticeBand.Until",
        "CustomerImpact.Service", "CustomerImpact.LatestRollback", "TestBill.Case", "TestBill.Before", "TestBill.After", "TestBill.Unit", "TestBill.Evidence",
        // The customers' list: a hash and the name of a file.
        "AudienceSummary.ListHash", "AudienceSummary.Source", "ListLineage.Of", "ListLineage.By",
    };

    [TestCaseSource(nameof(ContentTypes))]
    public void EveryTextOfAContent_IsSearched_UnlessItIsNamed(Type type)
    {
        var made = new List<(string Member, string Text)>();
        var content = (ItemContent)Make(type, type.Name, made)!;

        var searched = SearchedTexts.Of(content).ToList();

        Assert.That(made.Where(m => !searched.Contains(m.Text)).Select(m => m.Member).Distinct(), Is.SubsetOf(NotSearched));
        Assert.That(searched.OfType<string>(), Is.SubsetOf(made.Where(m => !NotSearched.Contains(m.Member)).Select(m => m.Text)));
    }

    [Test]
    public void AText_ThatALaterProgramWrote_IsSearchedAsItStands() =>
        Assert.That(SearchedTexts.OfLaunch("HZ-1", "月末", [(Section.Risks, """{"laterMember":"割接"}""")]), Does.Contain("割接").And.StartWith("hz-1 月末"));

    private static IEnumerable<Type> ContentTypes => Enum.GetValues<Section>().Select(ItemContent.TypeOf);

    /// <summary>A value whose texts are all different.</summary>
    private static object? Make(Type type, string member, List<(string Member, string Text)> made)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner, member, made);
        if (type == typeof(string))
        {
            made.Add((member, $"text {made.Count} of {member}"));
            return made[^1].Text;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var items = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            items.SetValue(Make(type.GenericTypeArguments[0], member, made), 0);
            return items;
        }
        if (type.IsValueType) return Activator.CreateInstance(type);
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, type == typeof(LocalText) ? member : $"{type.Name}.{char.ToUpperInvariant(p.Name![0])}{p.Name[1..]}", made))]);
    }
}
