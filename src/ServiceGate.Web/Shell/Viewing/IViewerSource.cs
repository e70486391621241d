namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Finds out who looks at a page. Registered per request; asked once per page, after authentication.</summary>
public interface IViewerSource
{
    /// <summary>The viewer of this request; <see cref="Viewer.Nobody"/> if no one is signed in.</summary>
    ValueTask<Viewer> FindAsync(HttpContext context, CancellationToken cancellationToken);
}

/// <summary>Knows nobody; stands in where accounts are not set up.</summary>
internal sealed class NobodySource : IViewerSource
{
    public ValueTask<Viewer> FindAsync(HttpContext context, CancellationToken cancellationToken) => new(Viewer.Nobody);
}
