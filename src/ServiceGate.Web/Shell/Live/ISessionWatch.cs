namespace ServiceGate.Web.Shell.Live;

/// <summary>Says of a request that goes on for long whether its session does, too.</summary>
internal interface ISessionWatch
{
    /// <summary>Whether who asked is still signed in and may act.</summary>
    Task<bool> GoesOnAsync(HttpContext request, CancellationToken cancellation);
}
