namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Who looks at a page, as far as the frame around every page must know.</summary>
/// <param name="Name">The person's name; null when nobody is signed in.</param>
/// <param name="Role">The person's role, in the language of the page.</param>
/// <param name="Unit">The unit the role is held in.</param>
/// <param name="ZoneId">IANA name of that unit's time zone, or null.</param>
/// <param name="Navigation">What the navigation shows this person.</param>
public sealed record Viewer(string? Name, string? Role, string? Unit, string? ZoneId, NavigationModel Navigation)
{
    /// <summary>Somebody who is not signed in and is shown no navigation.</summary>
    public static readonly Viewer Nobody = new(null, null, null, null, NavigationModel.Empty);

    /// <summary>Whether a person is signed in.</summary>
    public bool IsSignedIn => Name is not null;
}
