using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>What somebody says at a step.</summary>
public enum StepVote
{
    /// <summary>Agrees or approves (同意).</summary>
    [JsonStringEnumMemberName("approve")] Approve,

    /// <summary>Approves under conditions (有条件同意).</summary>
    [JsonStringEnumMemberName("approve-with-conditions")] ApproveWithConditions,

    /// <summary>Says no: the launch shall not take place (不同意).</summary>
    [JsonStringEnumMemberName("reject")] Reject,

    /// <summary>Sends it back to be mended (退回修改).</summary>
    [JsonStringEnumMemberName("return")] Return,
}

/// <summary>Something to be mended, as a reviewer writes it.</summary>
/// <param name="Section">Code of the section.</param>
/// <param name="ItemKey">Which item, or null.</param>
/// <param name="Text">What is to be mended, at most 1,000 characters.</param>
[Members("section", "itemKey", "text")]
public sealed record FindingInput(string? Section, string? ItemKey, string? Text);

/// <summary>What a step offers to say.</summary>
public static class StepVotes
{
    /// <summary>What can be said at a step.</summary>
    public static IReadOnlyList<StepVote> OfferedAt(Activity step)
    {
        if (step.Type is not SignOff) return [StepVote.Approve, StepVote.Return];
        var votes = new List<StepVote> { StepVote.Approve };
        if (step.Outcomes.Contains("ApprovedWithConditions")) votes.Add(StepVote.ApproveWithConditions);
        if (step.Outcomes.Contains("Rejected")) votes.Add(StepVote.Reject);
        if (step.Outcomes.Contains("Returned")) votes.Add(StepVote.Return);
        return votes;
    }
}
