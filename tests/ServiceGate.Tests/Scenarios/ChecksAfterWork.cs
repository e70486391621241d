using ServiceGate.Core.Commands.AfterWork;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What operations do once the work is done.</summary>
internal static class ChecksAfterWork
{
    /// <summary>Reports the end and proves every check after the work, where the launch owes any.</summary>
    internal static async Task CheckAfterWorkAsync(this IStory story)
    {
        if (!PostChecks.IsAsked(await story.FactsAsync())) return;
        await story.DoAsync(Cast.Operations, new ReportEnd(story.Number));
        while (PostChecks.Next(await story.FactsAsync()) is { } open)
        {
            var figure = PostChecks.HasFigures(open.Check.Kind) ? "100" : null;
            await story.DoAsync(Cast.Operations, new RecordPostCheck(story.Number, open.Check.Code, "passed", figure, figure, "拨测记录 17"));
        }
    }
}
