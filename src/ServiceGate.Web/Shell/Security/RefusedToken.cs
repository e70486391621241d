namespace ServiceGate.Web.Shell.Security;

/// <summary>That a request came with a token that is not accepted.</summary>
/// <param name="Id">The id that it names; null: it has not the form of a token.</param>
/// <param name="Rule">The rule that it breaks.</param>
internal sealed record RefusedToken(long? Id, string Rule);
