namespace ServiceGate.Web.Hosting;

/// <summary>
/// Reads a posted form once, before anybody else does: one that is beyond the framework's limits, malformed or cut off is its sender's fault, so the answer is
/// 400 or 413 and a line in the log, never a failure of ours. No database keeps the character NUL in a text, so it is refused here as well.
/// </summary>
internal static partial class ReadableRequests
{
    /// <summary>Middleware, after the limits of bodies and before anything that reads a form.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (!BodyLimits.IsAnsweredAnew(context) && await RefusalAsync(context) is { } refusal)
        {
            var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ReadableRequests));
            LogRefused(logger, refusal.Status, refusal.Reason);
            context.Response.StatusCode = refusal.Status;
            return;
        }
        await next(context);
    }

    private static async Task<(int Status, string Reason)?> RefusalAsync(HttpContext context)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true) return (StatusCodes.Status400BadRequest, "its address holds NUL");
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || context.Request.Path.StartsWithSegments("/api/v1")) return null;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)) ? (StatusCodes.Status400BadRequest, "its form holds NUL") : null;
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode, e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            return (StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused with {Status}: {Reason}")]
    private static partial void LogRefused(ILogger logger, int status, string reason);
}
