using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>A dossier's file in a request's body. Whether it is right is the core's to say, all at once.</summary>
internal sealed class DossierFileBody : IBound, IEndpointParameterMetadataProvider
{
    private DossierFileBody(JsonElement file, IResult? problem) => (File, Problem) = (file, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>The file.</summary>
    public JsonElement File { get; }

    /// <summary>Reads the body of a request; called by the framework.</summary>
    public static async ValueTask<DossierFileBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var body = (await JsonBody<JsonElement>.BindAsync(context, parameter))!;
        return body.Problem is { } problem ? new(default, problem) : new(body.Value, null);
    }

    /// <summary>Tells the API's description of the body.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(DossierFile), isOptional: true));
}
