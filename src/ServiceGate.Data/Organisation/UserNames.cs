namespace ServiceGate.Data.Organisation;

/// <summary>Sign-in names as they are compared.</summary>
public static class UserNames
{
    /// <summary>The form under which a name is unique: composed, in upper case, as ASP.NET Core Identity's normaliser makes it.</summary>
    public static string Normalise(string userName) => userName.Normalize().ToUpperInvariant();
}
