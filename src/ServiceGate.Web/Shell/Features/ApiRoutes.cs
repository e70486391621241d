namespace ServiceGate.Web.Shell.Features;

/// <summary>Where a feature maps its part of the API, below <c>/api/v1</c>.</summary>
/// <param name="Open">For everybody, without a token.</param>
/// <param name="Reads">What only reads: asks for a token that may read.</param>
/// <param name="Commands">What carries commands out: asks for a token that may write and for an idempotency key.</param>
internal sealed record ApiRoutes(RouteGroupBuilder Open, RouteGroupBuilder Reads, RouteGroupBuilder Commands)
{
    /// <summary>The same under a heading of the description.</summary>
    public ApiRoutes Tagged(string tag) => new(Open.MapGroup("").WithTags(tag), Reads.MapGroup("").WithTags(tag), Commands.MapGroup("").WithTags(tag));
}
