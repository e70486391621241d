using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.InMemory;

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

    /// <summary>How many of them, the first ones, have agreed to <see cref="Consent"/>.</summary>
    internal int Consenting { get; set; }

    /// <summary>What they have agreed to.</summary>
    internal Consent? Consent { get; set; }

    /// <summary>Sends a file of text to its end; it is attached by the upload's id.</summary>
    internal Task<long> SendAsync(string person, string name, string text) => TextFiles.SendAsync(Sessions, InMemoryPlaces.Of(Sessions), Clock, IdOf(person), Launch.Id, name, text);

    Task<long> IStory.SendAsync(string person, string name, string text) => SendAsync(person, name, text);

    async Task IStory.ImportAsync(string person)
    {
        (await ImportAsync(person, Customers(Imported))).Required();
        var agreed = State.Customers.Values.Where(c => Consent is not null && NumberOf(c.Id) <= Consenting).Select(c => KeyValuePair.Create((c.Id, Consent!.For), Consent));
        Sessions.Restore(State with { Consents = State.Consents.SetItems(agreed) });
    }

    Task<string> IStory.HolderAsync(RoleGrant role) => Task.FromResult(State.People[State.Grants.Values.First(g => g.Grant == role).PersonId].UserName);
}
