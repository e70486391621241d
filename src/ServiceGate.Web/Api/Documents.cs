using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Api;

/// <summary>A person.</summary>
/// <param name="UserName">Name to sign in with; absent for the system.</param>
/// <param name="Name">Name, in the language of the request.</param>
public sealed record PersonDocument(string? UserName, string Name)
{
    /// <summary>A person of a directory; 0 is the system.</summary>
    internal static PersonDocument Of(long personId, PeopleDirectory directory, Texts texts) =>
        new(directory.People.GetValueOrDefault(personId)?.UserName, directory.NameOf(personId, texts));

    /// <summary>A person of a directory; null for nobody.</summary>
    internal static PersonDocument? Of(long? personId, PeopleDirectory directory, Texts texts) =>
        personId is { } id ? Of(id, directory, texts) : null;
}

/// <summary>A unit.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name, in the language of the request.</param>
public sealed record UnitDocument(string Code, string Name);

/// <summary>When a launch takes place.</summary>
/// <param name="Start">Start, local.</param>
/// <param name="End">End, local.</param>
/// <param name="TimeZone">IANA zone of the local times.</param>
/// <param name="StartsAt">Start as an instant.</param>
/// <param name="EndsAt">End as an instant.</param>
public sealed record WindowDocument(string Start, string End, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>A window.</summary>
    internal static WindowDocument Of(LaunchWindow window) => new(window.LocalStart, window.LocalEnd, window.TimeZone, window.Start, window.End);
}

/// <summary>Who is asked.</summary>
/// <param name="Role">The role.</param>
/// <param name="Department">The department, where the role acts for one.</param>
/// <param name="Channel">The channel, for channel owners.</param>
/// <param name="Person">The person, where it is one.</param>
/// <param name="Text">In words: names and department, in the language of the request.</param>
public sealed record ClearerDocument(Role Role, string? Department, string? Channel, PersonDocument? Person, string Text)
{
    /// <summary>Who is asked for a launch.</summary>
    internal static ClearerDocument Of(Assignee who, Launch launch, PeopleDirectory directory, Texts texts) =>
        new(who.Role, who.Department, who.Channel, PersonDocument.Of(who.PersonId, directory, texts), directory.InWords(who, launch, texts));
}
