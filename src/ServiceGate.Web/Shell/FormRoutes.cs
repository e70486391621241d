namespace ServiceGate.Web.Shell;

/// <summary>Forms that are posted to an address of their own instead of the page that shows them.</summary>
public static class FormRoutes
{
    /// <summary>
    /// Maps a posted form. What binds it is made at the start, not by the compiler as elsewhere: there a form without its antiforgery token is the sender's mistake (400), and what the compiler makes would let it end as a
    /// fault of ours (500).
    /// </summary>
    /// <param name="routes">Where.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="handler">What takes the form.</param>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapPost(pattern, handler);
}
