using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>What completing a step brings about. The core carries it out in the transaction that completes the step.</summary>
public abstract record StepEffect
{
    /// <summary>Something is noted in the launch's audit trail.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="details">Its details, an object whose members name them.</param>
    public static StepEffect Audit(string what, object details) => new Noted(what, details);
}

/// <summary>Something is noted in the launch's audit trail.</summary>
/// <param name="What">What happened.</param>
/// <param name="Details">Its details.</param>
public sealed record Noted(string What, object Details) : StepEffect;

/// <summary>A gate opens.</summary>
/// <param name="Gate">Its name.</param>
public sealed record GateOpens(string Gate) : StepEffect;

/// <summary>Notices of a purpose are released.</summary>
/// <param name="Purpose">The purpose.</param>
public sealed record NoticesGoOut(NoticePurpose Purpose) : StepEffect;

/// <summary>Somebody is notified.</summary>
/// <param name="To">Who.</param>
/// <param name="Message">The message's name.</param>
public sealed record SomebodyIsNotified(Assignee To, string Message) : StepEffect;
