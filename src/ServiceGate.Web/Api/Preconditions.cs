using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ServiceGate.Web.Api;

/// <summary>What an endpoint asks of its preconditions, for the API's description.</summary>
/// <param name="MayCreate">Whether <c>If-None-Match: *</c> creates.</param>
/// <param name="Example">An entity tag as it may be sent.</param>
internal sealed record PreconditionMetadata(bool MayCreate, string Example);

/// <summary>The revision that the sender of a change saw, from <c>If-Match: "3"</c>; <c>If-None-Match: *</c> or <c>If-Match: "0"</c>: there was none yet.</summary>
internal sealed class SeenItem : IBound, IEndpointParameterMetadataProvider
{
    private SeenItem(int revision, IResult? problem) => (Revision, Problem) = (revision, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>The revision; 0: none; -1: one that never was, so that it counts as stale.</summary>
    public int Revision { get; }

    /// <summary>Reads the headers; called by the framework.</summary>
    public static ValueTask<SeenItem?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var creates = context.Request.Headers.IfMatch.Count == 0 && context.Request.Headers.IfNoneMatch.ToString().Trim() == "*";
        var (revision, problem) = creates ? (0, null) : Preconditions.Read(context.Request, "");
        return ValueTask.FromResult<SeenItem?>(new((int)Math.Clamp(revision, -1, int.MaxValue), problem));
    }

    /// <summary>Tells the API's description of the headers.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Preconditions.Describe(builder, "\"3\"", mayCreate: true);
}

/// <summary>The content revision that a reviewer saw, from <c>If-Match: "c12"</c>.</summary>
internal sealed class SeenContent : IBound, IEndpointParameterMetadataProvider
{
    private SeenContent(long revision, IResult? problem) => (Revision, Problem) = (revision, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>The revision; -1: one that never was, so that it counts as stale.</summary>
    public long Revision { get; }

    /// <summary>Reads the header; called by the framework.</summary>
    public static ValueTask<SeenContent?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (revision, problem) = Preconditions.Read(context.Request, "c");
        return ValueTask.FromResult<SeenContent?>(new(revision, problem));
    }

    /// <summary>Tells the API's description of the header.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Preconditions.Describe(builder, "\"c12\"");
}

/// <summary>Entity tags: <c>"3"</c> for an item's revision, <c>"c12"</c> for the revision of a dossier's whole content.</summary>
internal static class Preconditions
{
    /// <summary>Tells the API's description of the headers and of the answers when they are missing or stale.</summary>
    public static void Describe(EndpointBuilder builder, string example, bool mayCreate = false)
    {
        builder.Metadata.Add(new PreconditionMetadata(mayCreate, example));
        foreach (var status in new[] { StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problems.ContentType]));
    }

    /// <summary>Tells the API's description that the operation is refused (412) when what its body says the caller saw is no longer there.</summary>
    public static RouteHandlerBuilder MayBeStale(this RouteHandlerBuilder operation) => operation.Produces<ProblemDocument>(StatusCodes.Status412PreconditionFailed, Problems.ContentType);

    /// <summary>The tag of an item.</summary>
    public static string TagOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The tag of a dossier's content.</summary>
    public static string TagOfContent(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"c{revision}\"");

    /// <summary>The revision that <c>If-Match</c> names, or the answer when it names none. A tag that is not ours matches nothing: it gives -1.</summary>
    public static (long Revision, IResult? Problem) Read(HttpRequest request, string prefix)
    {
        var header = request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0) return (-1, Problems.Of(StatusCodes.Status428PreconditionRequired, "if-match.required", HeaderNames.IfMatch));
        if (header == "*") return (-1, Problems.Of(StatusCodes.Status400BadRequest, "if-match.any", HeaderNames.IfMatch));
        if (!EntityTagHeaderValue.TryParse(header, out var tag)) return (-1, Problems.Of(StatusCodes.Status400BadRequest, "if-match.malformed", HeaderNames.IfMatch));
        return (tag.IsWeak ? -1 : RevisionOf(tag.Tag.AsSpan().Trim('"'), prefix), null);
    }

    private static long RevisionOf(ReadOnlySpan<char> tag, string prefix) =>
        tag.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(tag[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
}
