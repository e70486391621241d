namespace ServiceGate.Web.Api;

/// <summary>Something read from a request. When it could not be read it holds the answer, which <see cref="CommandFilter"/> gives before the handler runs.</summary>
internal interface IBound
{
    /// <summary>The answer; null when all is well.</summary>
    IResult? Problem { get; }
}

/// <summary>What every command asks of its request: an idempotency key, and parts that could be read.</summary>
internal sealed class CommandFilter : IEndpointFilter
{
    /// <summary>Name of the header with the command's id.</summary>
    public const string KeyHeader = "Idempotency-Key";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!IsKey(context.HttpContext.Request.Headers[KeyHeader].ToString()))
            return ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status400BadRequest, "idempotency-key.required", KeyHeader));
        return context.Arguments.OfType<IBound>().FirstOrDefault(a => a.Problem is not null) is { } bound
            ? ValueTask.FromResult<object?>(bound.Problem)
            : next(context);
    }

    private static bool IsKey(string key) => key is { Length: > 0 and <= 128 } && key.All(c => c is > ' ' and <= '~');
}
