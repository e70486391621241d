using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace ServiceGate.Web.Api.Description;

/// <summary>The API's description at <c>/openapi/v1.json</c>, and the files with which the page at <c>/api</c> shows it.</summary>
internal static class ApiDescriptions
{
    /// <summary>Name of the security scheme in the description.</summary>
    public const string Scheme = "token";

    private const string Place = "api";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => DescribedJson.Apply(json.SerializerOptions));
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Introduce(document);
                SayNullOnce(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                DescribedOperation.Complete(operation, context.Description, context.Document);
                return Task.CompletedTask;
            });
        });
    }

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        endpoints.MapSwaggerUI(Place, _ => { }).AllowAnonymous().Add(Confine);
    }

    /// <summary>
    /// Keeps the viewer to its files, which all lie beside each other: its page is that of the product, to which its own address leads, and it answers for nothing that lies deeper.
    /// </summary>
    private static void Confine(EndpointBuilder page)
    {
        ((RouteEndpointBuilder)page).RoutePattern = RoutePatternFactory.Parse(Place + "/{file?}");
        var show = page.RequestDelegate!;
        page.RequestDelegate = context =>
        {
            if (context.GetRouteValue("file") is not ("index.html" or "index.js" or "index.css")) return show(context);
            context.Response.Redirect("/" + Place, permanent: true);
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// A member that may be null is described as one of null and its enum. Null among the enum's own values would make it both, and one that is null would then not be as
    /// described.
    /// </summary>
    private static void SayNullOnce(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
            schema.Enum = schema.Enum?.Where(value => value is not null && !value.IsJsonNullSentinel()).ToList();
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "ServiceGate API",
            Version = "v1",
            License = new() { Name = "MIT", Identifier = "MIT" },
            Description =
                "Takes a launch through its gates. Every call but /about needs a token. Every command needs an Idempotency-Key: the same command under the same key is "
                + "carried out once and answered the same. Changes name the revision that was seen in If-Match. Refusals are problem documents (RFC 9457) in the "
                + "language of Accept-Language (zh-CN, en); every rule that they may name is listed at /api/v1/rules. Members that an answer is said to require are always there, null where there is nothing to say. Without a document "
                + "are only answers of the server itself to what is no request it can read: an address of more than 8,192 characters (414) or with %00 in it (400), headers "
                + "that are malformed (400) or too large (431).",
        };
        // Relative to where the description stands: the request's host may be anything.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "sg_<id>_<secret>",
            Description = "A token with the scope read or write, issued on the page of the own account.",
        };
    }
}
