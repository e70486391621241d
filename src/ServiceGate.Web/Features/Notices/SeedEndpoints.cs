using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Notices;

/// <summary>An outreach on seed numbers, before it goes to many.</summary>
internal static class SeedEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/seeds", List).Produces<ItemList<SeedDocument>>()
            .WithSummary("Lists what is still to be confirmed on seed numbers").WithDescription("Per text of an outreach, channel and language. Lists with fewer than 200 customers need none.");
        commands.MapPost("/launches/{number}/notices/{step}/seeds", SendAsync).Produces<CommandDone>().MayBeStale()
            .WithSummary("Sends a text to seed numbers").WithDescription("In each of its languages, to at most 20 numbers of the house, which are not kept. Needs the role of operations.");
        commands.MapPost("/launches/{number}/notices/{step}/seeds/confirmation", ConfirmAsync).Produces<CommandDone>()
            .WithSummary("Confirms a text as it was read on the seed numbers").WithDescription("Per channel and language. The go-ahead waits for it; a changed text is asked again.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(new ItemList<SeedDocument>(
        [.. SeedRules.Owed(view.Facts).Select(o => new SeedDocument(o.Step, o.Channel, o.Language, o.Test?.SentAt, o.Test?.Numbers))])));

    private static Task<IResult> SendAsync(ApiCall call, SeedSending seeds, string number, string step, JsonBody<SeedInput> body) => call.ReadAsync(number, async view =>
    {
        var sent = await seeds.SendAsync(view, call.PersonId, step, body.Value.Channel ?? "sms", body.Value.Numbers ?? [], call.Cancellation);
        return sent.Value is { } noted ? await call.RunAsync(number, noted) : ApiCall.Answer(sent, _ => ApiCall.Json(new CommandDone(number)));
    });

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, string step, JsonBody<SeedConfirmation> body) =>
        call.RunAsync(number, new ConfirmSeeds(number, step, body.Value.Channel ?? "sms", body.Value.Language));
}

/// <summary>Seed numbers.</summary>
/// <param name="Numbers">Numbers of the house, at most 20.</param>
/// <param name="Channel">sms (as when left out) or push.</param>
[BodyExample("""{"numbers":["13900270009"],"channel":"sms"}""")]
public sealed record SeedInput(IReadOnlyList<string?>? Numbers, string? Channel = null);

/// <summary>A text as it was read on seed numbers.</summary>
/// <param name="Language">The language: zh-CN or en.</param>
/// <param name="Channel">sms (as when left out) or push.</param>
[BodyExample("""{"language":"zh-CN","channel":"sms"}""")]
public sealed record SeedConfirmation(string? Language, string? Channel = null);

/// <summary>A text that is still to be confirmed.</summary>
/// <param name="Step">Step of the plan.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Language">Language.</param>
/// <param name="SentAt">When it was sent to seed numbers; absent when it was not.</param>
/// <param name="Numbers">To how many.</param>
public sealed record SeedDocument(string Step, NoticeChannel Channel, string Language, DateTimeOffset? SentAt, int? Numbers);
