using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Opening;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Evaluation;

/// <summary>The evaluation of a launch.</summary>
/// <param name="Percent">How ready the whole dossier is, in per cent, rounded down.</param>
/// <param name="Level">How serious the launch is.</param>
/// <param name="Assessed">Whether anybody has assessed that; until then the level is nobody's word.</param>
/// <param name="Parts">Its parts, in the order of the dossier.</param>
public sealed record EvaluationDocument(int Percent, RiskLevel Level, bool Assessed, IReadOnlyList<PartDocument> Parts)
{
    internal static EvaluationDocument Of(LaunchView view, Texts texts) =>
        new(view.Percent, view.Level, view.IsAssessed, [.. Core.Rules.Dossiers.Evaluation.Of(view.Readiness).Select(part => PartDocument.Of(part, view, texts))]);
}

/// <summary>How ready a part of the dossier is.</summary>
/// <param name="Section">The part.</param>
/// <param name="Percent">In per cent, rounded down.</param>
/// <param name="Done">How many of its points are done.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Lines">What would raise it.</param>
/// <param name="Conclusions">What those who judge it have concluded.</param>
public sealed record PartDocument(Section Section, int Percent, int Done, int Total, IReadOnlyList<LineDocument> Lines, IReadOnlyList<ConclusionDocument> Conclusions)
{
    internal static PartDocument Of(PartEvaluation part, LaunchView view, Texts texts) => new(
        part.Section, part.Readiness.Percent, part.Readiness.Done, part.Readiness.Total, [.. part.Lines.Select(line => LineDocument.Of(line, texts))],
        [.. Core.Rules.Opening.Conclusions.About(part.Section, view.Facts).Select(c => ConclusionDocument.Of(c, view, texts))]);
}

/// <summary>Something that is missing.</summary>
/// <param name="Rule">Id of the rule that is not met.</param>
/// <param name="Text">The rule in words, in the language of the request.</param>
/// <param name="Item">The item that it is about; absent: none.</param>
/// <param name="Part">How ready the part would be with it, in per cent; absent: it counts for nothing by itself, and yet the part is not complete without it.</param>
/// <param name="Whole">How ready the whole dossier would be, likewise.</param>
public sealed record LineDocument(string Rule, string Text, string? Item, int? Part, int? Whole)
{
    internal static LineDocument Of(EvaluationLine line, Texts texts) => new(line.Missing.Rule, texts.Rule(line.Missing), line.Missing.Field, line.Part, line.Whole);
}

/// <summary>What a step has concluded about a part.</summary>
/// <param name="Step">The step.</param>
/// <param name="Name">Its name, in the language of the request.</param>
/// <param name="Verdict">What was decided last; absent: nothing yet.</param>
/// <param name="By">By whom.</param>
/// <param name="At">When.</param>
/// <param name="Stands">Whether it covers the part as it is now.</param>
/// <param name="Open">How many findings and conditions of it about the part are not settled.</param>
public sealed record ConclusionDocument(string Step, string Name, Verdict? Verdict, PersonDocument? By, DateTimeOffset? At, bool Stands, int Open)
{
    internal static ConclusionDocument Of(Conclusion conclusion, LaunchView view, Texts texts) => new(
        conclusion.Step.Id, LaunchFlow.LabelOf(conclusion.Step, view.Facts.Definition, texts), conclusion.Last?.Verdict,
        conclusion.Last is { } last ? PersonDocument.Of(last.By, view.Directory, texts) : null, conclusion.Last?.At, conclusion.Stands, conclusion.Open);
}

/// <summary>What opens a gate.</summary>
/// <param name="Gate">Its name.</param>
/// <param name="State">How it stands: open, blocked, waiting, not-needed.</param>
/// <param name="Latest">By when it must open to be of use.</param>
/// <param name="Acts">The fewest acts that open it, in the order in which they are due; empty: nobody has to do anything.</param>
/// <param name="ByItself">What goes away without anybody's act.</param>
/// <param name="Never">What nobody can clear; then there are no acts.</param>
public sealed record GateOpeningDocument(string Gate, GateState State, DateTimeOffset Latest, IReadOnlyList<OpeningActDocument> Acts, IReadOnlyList<ReasonDocument> ByItself, IReadOnlyList<ReasonDocument> Never)
{
    internal static GateOpeningDocument Of(GateView gate, GateOpening opening, LaunchView view, Texts texts) => new(
        gate.Gate.Name, gate.State, opening.Latest, gate.State is GateState.Open or GateState.NotNeeded ? [] : [.. opening.Actions.Select(a => OpeningActDocument.Of(a, view, texts))],
        [.. opening.ByItself.Select(b => ReasonDocument.Of(b, view, texts))], [.. opening.Never.Select(b => ReasonDocument.Of(b, view, texts))]);
}

/// <summary>One act of one person.</summary>
/// <param name="Kind">What is done: mend, answer, hand-in, agree, confirm, sign, acknowledge, name, decide.</param>
/// <param name="Rule">Id of the rule that it meets.</param>
/// <param name="Text">Why, in words, in the language of the request.</param>
/// <param name="Arguments">Values that the words name.</param>
/// <param name="Who">Who does it.</param>
/// <param name="Latest">The latest moment within working hours at which it still keeps the window.</param>
/// <param name="Late">Whether that is over: whoever comes after has to be quicker than the definition asks, or the gate's own moment is over too.</param>
/// <param name="Follows">Whether it becomes necessary only by another act, such as a signature that lapses with what is mended.</param>
/// <param name="Step">The step of the definition at which it is done; absent: at none.</param>
/// <param name="Part">The part of the launch where it is done.</param>
/// <param name="Besides">What else the same act has to clear, such as everything that is wrong with one script.</param>
public sealed record OpeningActDocument(
    OpeningKind Kind, string Rule, string Text, IReadOnlyDictionary<string, string> Arguments, ClearerDocument Who, DateTimeOffset Latest, bool Late, bool Follows, string? Step, string Part,
    IReadOnlyList<ReasonDocument> Besides)
{
    internal static OpeningActDocument Of(OpeningAction action, LaunchView view, Texts texts) => new(
        action.Act.Kind, action.Act.Reason.Rule, texts.Rule(action.Act.Reason, view.Facts.Checklist), action.Act.Reason.Arguments,
        ClearerDocument.Of(action.Act.Reason.Who, view.Launch, view.Directory, texts), action.Latest, action.IsLate, action.Follows, action.Act.Step, action.Act.Reason.Part, [.. action.Act.Besides.Select(b => ReasonDocument.Of(b, view, texts))]);
}

/// <summary>A reason that keeps a gate shut.</summary>
/// <param name="Rule">Id of the rule that is not met.</param>
/// <param name="Text">The rule in words, in the language of the request.</param>
/// <param name="Arguments">Values that the words name.</param>
public sealed record ReasonDocument(string Rule, string Text, IReadOnlyDictionary<string, string> Arguments)
{
    internal static ReasonDocument Of(Blocker reason, LaunchView view, Texts texts) => new(reason.Rule, texts.Rule(reason, view.Facts.Checklist), reason.Arguments);
}
