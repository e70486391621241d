using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ServiceGate.Web.Api.Description;

/// <summary>Adds to an operation what its endpoint says elsewhere: the token, the headers of commands and changes.</summary>
internal static class DescribedOperation
{
    private static readonly string[] Numbers = ["page", "pageSize"];

    private static readonly (string Status, string Description)[] Refusals =
        [("400", "Bad Request"), ("415", "Unsupported Media Type"), ("422", "Unprocessable Content"), ("429", "Too Many Requests")];

    public static void Complete(OpenApiOperation operation, ApiDescription description, OpenApiDocument? document)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDescriptions.Scheme, document)] = [] }];
        operation.Parameters ??= [];
        if (metadata.OfType<CommandMetadata>().Any())
            operation.Parameters.Add(Header(CommandFilter.KeyHeader, true, "The command's id: 1 to 128 visible ASCII characters. Given again it is answered the same.", "6f1c2a90-1"));
        if (metadata.OfType<PreconditionMetadata>().FirstOrDefault() is { } precondition) AddPrecondition(operation, precondition);
        operation.Parameters.Add(Header(HeaderNames.AcceptLanguage, false, "Language of names and messages: zh-CN or en.", "en"));
        AddRefusals(operation, metadata.OfType<CommandMetadata>().Any(), document);
        if (PageFilter.Cuts(metadata))
            foreach (var name in Numbers) operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query });
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>()) parameter.Description ??= ParameterWords.Of(parameter.Name ?? "", description.RelativePath!["api/v1".Length..]);
        DescribedExamples.Add(operation, metadata);
        DescribedHeaders.Add(operation, metadata.OfType<TagMetadata>().Any());
        foreach (var number in operation.Parameters.OfType<OpenApiParameter>().Where(p => Numbers.Contains(p.Name)))
            number.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" };
    }

    /// <summary>What any call may be refused for besides what its endpoint names: values that make no sense or are too long, too many calls, and a body of another kind.</summary>
    private static void AddRefusals(OpenApiOperation operation, bool isCommand, OpenApiDocument? document)
    {
        operation.Responses ??= [];
        foreach (var (status, description) in Refusals.Where(r => isCommand || r.Status != "415"))
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Problems.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document) },
                },
            });
    }

    private static void AddPrecondition(OpenApiOperation operation, PreconditionMetadata precondition)
    {
        var needed = precondition.MayCreate ? "The entity tag that was seen; needed unless If-None-Match is sent." : "The entity tag that was seen.";
        operation.Parameters!.Add(Header(HeaderNames.IfMatch, !precondition.MayCreate, needed, precondition.Example));
        if (precondition.MayCreate) operation.Parameters.Add(Header(HeaderNames.IfNoneMatch, false, "*: to create what is not there yet.", "*"));
    }

    private static OpenApiParameter Header(string name, bool required, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
