using ServiceGate.Core.Facts.Gates;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Gates;

/// <summary>Something that has to happen before a launch comes to a gate.</summary>
/// <param name="Kind">condition-open, condition-unconfirmed, step, fault, next-look.</param>
/// <param name="Text">It in words, in the language of the request.</param>
/// <param name="Step">The step that is waited for, or that set the condition; absent: none.</param>
/// <param name="Name">That step's name, in the language of the request.</param>
/// <param name="Condition">Id of the condition.</param>
/// <param name="Author">Who set the condition.</param>
/// <param name="Who">Who has it now; empty where nobody has to do anything.</param>
public sealed record GateWaitDocument(
    GateWaitKind Kind, string Text, string? Step, string? Name, long? Condition, PersonDocument? Author, IReadOnlyList<ClearerDocument> Who)
{
    internal static GateWaitDocument Of(GateWait wait, LaunchView view, Texts texts) => new(
        wait.Kind, GateWords.Of(wait, view, texts), wait.Step, GateWords.StepOf(wait, view, texts), wait.Condition,
        PersonDocument.Of(wait.Author, view.Directory, texts), [.. wait.Who.Select(w => ClearerDocument.Of(w, view.Launch, view.Directory, texts))]);
}
