using ServiceGate.Core.Commands.Launches;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Launches;

/// <summary>Who acts for the owner of a launch.</summary>
internal static class DeputyEndpoints
{
    public static void Map(RouteGroupBuilder commands)
    {
        commands.MapPut("/launches/{number}/deputies/{userName}", NameAsync).Produces<CommandDone>()
            .WithSummary("Names a deputy").WithDescription("Somebody who counts as the owner of this launch. Its owner does, or the head of its department.");
        commands.MapDelete("/launches/{number}/deputies/{userName}", WithdrawAsync).Produces<CommandDone>()
            .WithSummary("Withdraws a deputy").WithDescription("Its owner does, the head of its department, or the deputy.");
    }

    private static Task<IResult> NameAsync(ApiCall call, string number, string userName) => call.RunAsync(number, new NameDeputy(number, userName));

    private static Task<IResult> WithdrawAsync(ApiCall call, string number, string userName) => call.RunAsync(number, new WithdrawDeputy(number, userName));
}
