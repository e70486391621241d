using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>A story of which each command's statements are written down.</summary>
/// <param name="story">The story.</param>
/// <param name="trace">Hears what the database executes.</param>
/// <param name="forgets">Whether nothing that commands before have read is at hand, as on another node.</param>
internal sealed class CountedStory(StoredStory story, StatementTrace trace, bool forgets) : IStory
{
    private int _commands;

    /// <summary>What each command took, in order.</summary>
    public List<(string Command, IReadOnlyList<string> Statements)> Taken { get; } = [];

    public BusinessClock Clock => story.Clock;

    public string Number
    {
        get => story.Number;
        set => story.Number = value;
    }

    public Task<LaunchFacts> FactsAsync() => story.FactsAsync();

    public async Task<T> DoAsync<T>(string person, Command<T> command)
    {
        var (database, id, answer) = (story.Service<Database>(), await story.IdOfAsync(person), default(Core.Foundation.Checks.Outcome<T>));
        if (forgets) database.Memory.Launches.Forget();
        var statements = await trace.OfAsync(database, async () => answer = await story.Service<CommandRunner>().RunAsync(command, id, string.Create(CultureInfo.InvariantCulture, $"counted-{++_commands}")));
        Taken.Add((CommandNameAttribute.Of(command.GetType()), statements));
        return answer!.Required();
    }

    public Task WorkAsync() => story.WorkAsync();

    public Task ImportAsync(string person) => story.ImportAsync(person);

    public Task<long> SendAsync(string person, string name, string text) => story.SendAsync(person, name, text);

    public Task<string> HolderAsync(RoleGrant role) => story.HolderAsync(role);
}
