using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Flows;

/// <summary>How a gate stands, and what it waits for, in words.</summary>
internal static class GateWords
{
    /// <summary>How it stands: open, blocked by so many, waiting for so many, not opened.</summary>
    public static string StateOf(GateView gate, Texts texts) => gate.State switch
    {
        GateState.Open => texts.T("gate.open"),
        GateState.Blocked => texts.Count("gate.blocked", gate.Blockers.Count),
        GateState.Waiting => texts.Count("gate.waits", gate.Waits.Count),
        _ => texts.T("gate.not-opened"),
    };

    /// <summary>Something it waits for: “condition of Ren Jie: …”, “department signs (Li Qiang)”.</summary>
    public static string Of(GateWait wait, LaunchView view, Texts texts)
    {
        var who = texts.List(wait.Who.Select(w => view.Directory.InWords(w, view.Launch, texts)).Distinct());
        var key = "gate-wait." + wait.Kind.Code();
        return wait.Kind switch
        {
            GateWaitKind.ConditionOpen or GateWaitKind.ConditionUnconfirmed =>
                texts.T(key, ("text", wait.Text), ("author", AuthorOf(wait, view, texts)), ("who", who)),
            GateWaitKind.Step when wait.Who.Count == 0 => texts.T("gate-wait.gate", ("step", StepOf(wait, view, texts))),
            GateWaitKind.Step => texts.T(key, ("step", StepOf(wait, view, texts)), ("who", who)),
            _ => texts.T(key),
        };
    }

    /// <summary>The name of the step that is waited for, or that set the condition.</summary>
    public static string? StepOf(GateWait wait, LaunchView view, Texts texts) =>
        wait.Step is { } step ? LaunchFlow.LabelOf(view.Facts.Definition.Find(step), view.Facts.Definition, texts) : null;

    private static string AuthorOf(GateWait wait, LaunchView view, Texts texts) =>
        wait.Author is { } author ? view.Directory.NameOf(author, texts) : StepOf(wait, view, texts) ?? "";
}
