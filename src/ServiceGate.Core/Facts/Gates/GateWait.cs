using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>How a gate stands, with what keeps it shut: the one word for it on pages, in the API and on the command line.</summary>
public enum GateState
{
    /// <summary>Open, and nothing speaks against it.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Something that it asks for is missing (阻断).</summary>
    [JsonStringEnumMemberName("blocked")] Blocked,

    /// <summary>All that it asks for is there, but the launch has not come to it: it names what it waits for (<see cref="GateWait"/>).</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>The launch has ended without it: nobody is to clear anything any more.</summary>
    [JsonStringEnumMemberName("not-needed")] NotNeeded,
}

/// <summary>What kind of thing a gate waits for.</summary>
public enum GateWaitKind
{
    /// <summary>A condition under which somebody signed is to be fulfilled by the owner.</summary>
    [JsonStringEnumMemberName("condition-open")] ConditionOpen,

    /// <summary>A condition was reported as fulfilled; who set it is to confirm that.</summary>
    [JsonStringEnumMemberName("condition-unconfirmed")] ConditionUnconfirmed,

    /// <summary>A step of the flow before the gate.</summary>
    [JsonStringEnumMemberName("step")] Step,

    /// <summary>The flow stands still by a fault, which an administrator mends.</summary>
    [JsonStringEnumMemberName("fault")] Fault,

    /// <summary>The program itself, which opens the gate at its next look.</summary>
    [JsonStringEnumMemberName("next-look")] NextLook,
}

/// <summary>Something that has to happen before the flow comes to a gate.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Step">The step that is waited for, or that set the condition; null: none.</param>
/// <param name="Who">Who has it now; empty where nobody has to do anything.</param>
/// <param name="Condition">Id of the condition.</param>
/// <param name="Text">What the condition says.</param>
/// <param name="Author">Who set the condition.</param>
public sealed record GateWait(GateWaitKind Kind, string? Step, IReadOnlyList<Assignee> Who, long? Condition = null, string? Text = null, long? Author = null);
