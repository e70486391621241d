using System.Globalization;
using System.Security.Claims;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Api;

/// <summary>One call of the API: who calls, in which language, under which idempotency key; reads and gives commands for that person.</summary>
/// <param name="accessor">The request.</param>
/// <param name="runner">Carries commands out.</param>
/// <param name="reader">Reads launches.</param>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
internal sealed class ApiCall(IHttpContextAccessor accessor, CommandRunner runner, LaunchReader reader, ISessionFactory sessions, BusinessClock clock)
{
    private static IResult Unknown => Problems.Of(Refused.Forbidden("actor.unknown"));

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Who calls.</summary>
    public long PersonId => long.Parse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>The idempotency key; only on commands.</summary>
    public string Key => Context.Request.Headers[CommandFilter.KeyHeader].ToString();

    /// <summary>Ends with the request.</summary>
    public CancellationToken Cancellation => Context.RequestAborted;

    /// <summary>The language of the answer.</summary>
    public Texts Texts => field ??= Problems.TextsOf(Context);

    /// <summary>Gives a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">Makes the answer. It depends on the result and the request alone, so that the same command given again is answered the same.</param>
    public async Task<IResult> RunAsync<T>(Command<T> command, Func<T, IResult> answer) =>
        Answer(await runner.RunAsync(command, PersonId, Key, Cancellation), answer);

    /// <summary>
    /// Gives a command that may send to many. A program that names what it has seen is refused when something else would go out by now; one that has not asked is carried out.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="asks">What the program has seen.</param>
    /// <param name="answer">Makes the answer.</param>
    public async Task<IResult> RunAsync<T>(LaunchCommand<T> command, SendAsk asks, Func<T, IResult> answer)
    {
        if (asks.Seen is null) return await RunAsync(command, answer);
        var ahead = await SendPreview.OfAsync(runner, command, PersonId, Key, Cancellation);
        if (!ahead.IsDone) return Answer(ahead, Json);
        return ahead.Value!.Notices.Count == 0 || ahead.Value.Seen == asks.Seen
            ? await RunAsync(command, answer)
            : Problems.Of(Refused.Conflict("send.changed-meanwhile", "seen"));
    }

    /// <summary>Says what a command would send, or why it would be refused; nothing is done.</summary>
    public async Task<IResult> AheadAsync<T>(LaunchCommand<T> command) => Answer(await SendPreview.OfAsync(runner, command, PersonId, Key, Cancellation), Json);

    /// <summary>The same for a command that answers nothing but that it was done.</summary>
    public Task<IResult> RunAsync(string launch, LaunchCommand<Nothing> command, SendAsk asks) => RunAsync(command, asks, _ => Json(new CommandDone(launch)));

    /// <summary>Gives a command on a launch that answers nothing but that it was done.</summary>
    public Task<IResult> RunAsync(string launch, Command<Nothing> command) => RunAsync(command, _ => Json(new CommandDone(launch)));

    /// <summary>The answer to an outcome.</summary>
    public static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.IsDone ? answer(outcome.Value!) : Problems.Of(outcome.Refusal!.Value, outcome.Violations);

    /// <summary>Reads a launch; one that the caller may not see is answered as if it did not exist.</summary>
    public Task<IResult> ReadAsync(string number, Func<LaunchView, IResult> answer) => ReadAsync(number, view => Task.FromResult(answer(view)));

    /// <summary>Reads a launch; one that the caller may not see is answered as if it did not exist.</summary>
    public async Task<IResult> ReadAsync(string number, Func<LaunchView, Task<IResult>> answer) =>
        await reader.FindAsync(number, PersonId, Cancellation) is { } view
            ? await answer(view)
            : Problems.Of(Refused.NotFound("launch.unknown", "launch", ("launch", number)));

    /// <summary>Reads as the caller, all in one transaction: what asks beside it goes by <see cref="AsCallerAsync"/>.</summary>
    public Task<IResult> ReadAsync(Func<ICommandSession, Actor, OrganisationTree, Task<IResult>> answer) => AskAsync(async session =>
        await session.Organisation.ActorAsync(PersonId, clock.GetUtcNow()) is { } actor ? await answer(session, actor, await session.Organisation.TreeAsync()) : Unknown);

    /// <summary>
    /// Answers as the caller, from readings of its own. The one that says who calls is over by then: requests that each hold one of the pool's connections and wait for a second would keep them from one another.
    /// </summary>
    public async Task<IResult> AsCallerAsync(Func<Actor, OrganisationTree, Task<IResult>> answer) =>
        await AskAsync(async session => (await session.Organisation.ActorAsync(PersonId, clock.GetUtcNow()), await session.Organisation.TreeAsync())) is ({ } actor, var tree)
            ? await answer(actor, tree) : Unknown;

    /// <summary>Asks something in a transaction that ends with it.</summary>
    public async Task<T> AskAsync<T>(Func<ICommandSession, Task<T>> ask)
    {
        await using var session = await sessions.ReadAsync(Cancellation);
        return await ask(session);
    }

    /// <summary>An answer in JSON.</summary>
    public static IResult Json<T>(T value) => Results.Json(value, ApiJson.Answers);

    /// <summary>An answer in JSON with an entity tag.</summary>
    public IResult Json<T>(T value, string tag)
    {
        Context.Response.Headers.ETag = tag;
        return Json(value);
    }

    /// <summary>The answer to a creation.</summary>
    /// <param name="value">What was created.</param>
    /// <param name="location">Where it is, below <c>/api/v1</c>.</param>
    /// <param name="tag">Its entity tag, or null.</param>
    public IResult Created<T>(T value, string location, string? tag = null)
    {
        Context.Response.Headers.Location = "/api/v1" + location;
        if (tag is not null) Context.Response.Headers.ETag = tag;
        return Results.Json(value, ApiJson.Answers, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The refusal of somebody who asks too often, with the time after which to ask again.</summary>
    public IResult TooMany(TimeSpan wait, string rule)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        Context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, rule, null, ("seconds", seconds));
    }

    /// <summary>The refusal of somebody whose roles do not allow it.</summary>
    public static IResult NotAllowed(Permission permission) => Problems.Of(Refused.Forbidden("policy.not-allowed", ("permission", permission)));
}

/// <summary>A command was carried out.</summary>
/// <param name="Launch">Number of the launch it was about.</param>
public sealed record CommandDone(string Launch);
