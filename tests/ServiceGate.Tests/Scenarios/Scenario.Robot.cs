using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What <see cref="CourseRobot"/> asks of a story.</summary>
internal sealed partial class Scenario : IStory
{
    BusinessClock IStory.Clock => Clock;

    string IStory.Number { get => Number; set => Number = value; }

    Task<LaunchFacts> IStory.FactsAsync() => FactsAsync();

    Task<T> IStory.DoAsync<T>(string person, Command<T> command) => DoAsync(person, command);

    Task IStory.WorkAsync() => WorkAsync();

    /// <summary>How many customers the robot imports.</summary>
    internal int Imported { get; set; } = 20;

    async Task IStory.ImportAsync(string person) => (await ImportAsync(person, Customers(Imported))).Required();

    Task<string> IStory.HolderAsync(RoleGrant role) => Task.FromResult(State.People[State.Grants.Values.First(g => g.Grant == role).PersonId].UserName);
}
