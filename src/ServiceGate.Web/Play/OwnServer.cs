using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.Web.Play;

/// <summary>
/// A server in this process, on a free loopback port, with the sample's organisation and a token for each actor. Its business clock stands still until the
/// story moves it. How far the story has come stands in the database, so that another process can go on after this one has died.
/// </summary>
internal sealed class OwnServer : IStage
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(1);

    private readonly WebApplication _app;
    private readonly BusinessClock _clock;
    private readonly PlayStateStore _states;
    private readonly ApiCaller _caller;

    private OwnServer(WebApplication app, PlayStateStore states, PlayState state, ApiCaller caller)
    {
        (_app, _states, State, _caller) = (app, states, state, caller);
        _clock = app.Services.GetRequiredService<BusinessClock>();
    }

    /// <summary>How far the story has come.</summary>
    public PlayState State { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Starts the server. What is due by the stored clock goes out at once.</summary>
    /// <param name="settings">Database and senders.</param>
    /// <param name="sample">What will be played.</param>
    /// <param name="resume">Whether a story that was begun goes on; a database with one is refused otherwise.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="InvalidDataException">The database holds an installation that is no demonstration.</exception>
    /// <exception cref="InvalidOperationException">The database holds a story and is not to be gone on with or was begun with other customers, or holds none and is.</exception>
    public static async Task<OwnServer> StartAsync(ServerSettings settings, Sample sample, bool resume, CancellationToken cancellation)
    {
        var app = await ServerHost.BuildAsync(settings, cancellation);
        try
        {
            var states = new PlayStateStore(app.Services.GetRequiredService<Database>());
            var begun = await FindAsync(states, sample, resume, cancellation);
            var organisation = Path.Combine(AppContext.BaseDirectory, "samples", "organisation.json");
            await app.Services.GetRequiredService<DemoOrganisation>().LoadAsync(organisation, cancellation);
            var state = begun ?? await BeginAsync(states, sample, app.Services.GetRequiredService<BusinessClock>(), cancellation);
            var tokens = await app.Services.GetRequiredService<TokensForPeople>().IssueAsync(sample.Story.Actors.Values, "play", TokenLifetime, cancellation);
            await app.StartAsync(cancellation);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new(app, states, state, new ApiCaller(new Uri(address), tokens));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<StageAnswer> SendAsync(string userName, StoryRequest request, CancellationToken cancellation) => _caller.SendAsync(userName, request, cancellation);

    /// <inheritdoc/>
    public Task ReachAsync(DateTimeOffset moment, CancellationToken cancellation) =>
        _app.Services.GetRequiredService<ClockKeeper>().MoveAsync(moment, cancellation);

    /// <inheritdoc/>
    public async Task KeepAsync(int step, JsonObject variables, CancellationToken cancellation)
    {
        State = State with { Step = step, Variables = variables.ToJsonString(), Clock = Now };
        await _states.SaveAsync(State, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<PlayState?> FindAsync(PlayStateStore states, Sample sample, bool resume, CancellationToken cancellation)
    {
        var state = await states.FindAsync(sample.Name, cancellation);
        if (resume != state is not null)
            throw new InvalidOperationException(resume ? $"Nothing of {sample.Name} was played on this database." : $"{sample.Name} was begun on this database; go on with --resume.");
        if (state is not null && JsonNode.Parse(state.Variables)!["customers"]!.GetValue<int>() is var begunWith && begunWith != sample.Count)
            throw new InvalidOperationException($"{sample.Name} was begun on this database with {begunWith} customers; go on with --customers {begunWith}.");
        return state;
    }

    private static async Task<PlayState> BeginAsync(PlayStateStore states, Sample sample, BusinessClock clock, CancellationToken cancellation)
    {
        var begin = new PlayState(sample.Name, 0, StoryPlayer.Begin(sample, sample.Story.Window).Values.ToJsonString(), clock.GetUtcNow());
        await states.SaveAsync(begin, cancellation);
        return begin;
    }
}
