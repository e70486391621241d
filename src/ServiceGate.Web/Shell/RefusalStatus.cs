using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Shell;

/// <summary>How a refusal is said over HTTP, the same on pages and in the API.</summary>
internal static class RefusalStatus
{
    /// <summary>The status of a class of refusal.</summary>
    public static int Status(this Refusal why) => why switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.Forbidden => StatusCodes.Status403Forbidden,
        Refusal.Conflict => StatusCodes.Status409Conflict,
        Refusal.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
