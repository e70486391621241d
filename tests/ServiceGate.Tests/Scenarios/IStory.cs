using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A story of the sample's organisation about one launch, on whatever store: what <see cref="CourseRobot"/> needs of it.</summary>
internal interface IStory
{
    /// <summary>Business time, which the story moves.</summary>
    BusinessClock Clock { get; }

    /// <summary>Number of the launch.</summary>
    string Number { get; set; }

    /// <summary>The facts of the launch as they are stored.</summary>
    Task<LaunchFacts> FactsAsync();

    /// <summary>Gives a command, which must be carried out.</summary>
    Task<T> DoAsync<T>(string person, Command<T> command);

    /// <summary>Does all that is due and sends what is running.</summary>
    Task WorkAsync();

    /// <summary>Imports twenty customers and makes them the launch's list.</summary>
    Task ImportAsync(string person);

    /// <summary>Sends a file of text to its end.</summary>
    /// <returns>The upload's id, by which it is attached.</returns>
    Task<long> SendAsync(string person, string name, string text);

    /// <summary>Sign-in name of the first who holds a role.</summary>
    Task<string> HolderAsync(RoleGrant role);
}
