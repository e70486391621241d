using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using ServiceGate.Web.Api;
using SaidHeader = ServiceGate.Core.Commands.Launches.HeaderInput;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>A header in a request's body, by itself or as the item is read.</summary>
internal sealed class HeaderRequest : IBound, IEndpointParameterMetadataProvider
{
    private HeaderRequest(SaidHeader? header, IResult? problem) => (Header, Problem) = (header, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>The header.</summary>
    public SaidHeader? Header { get; }

    /// <summary>Reads the body of a request; called by the framework.</summary>
    public static async ValueTask<HeaderRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var item = (await ItemBody<HeaderInput>.BindAsync(context, parameter))!;
        if (item.Problem is { } problem) return new(null, problem);
        var read = JsonBody<HeaderInput>.Deserialize(item.Content);
        return read.Problem is { } wrong ? new(null, wrong) : new(read.Value.Said(), null);
    }

    /// <summary>Tells the API's description of the body.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => ItemBody<HeaderInput>.PopulateMetadata(parameter, builder);
}
