using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ServiceGate.Web.Api.Description;

/// <summary>Says which headers answers have.</summary>
internal static class DescribedHeaders
{
    private static readonly string[] Waiting = ["429", "503"];

    public static void Add(OpenApiOperation operation, bool isTagged)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (answer is not OpenApiResponse response) continue;
            if (isTagged && status[0] == '2') Add(response, HeaderNames.ETag, "The entity tag of what is answered, to be sent as If-Match with a change.", "\"3\"");
            if (status == "201") Add(response, HeaderNames.Location, "Where it can be read.", "/api/v1/launches/HZ-2026-000001");
            if (status == "401") Add(response, HeaderNames.WWWAuthenticate, "Bearer; with error=\"invalid_token\" where a token was sent.", "Bearer realm=\"ServiceGate\"");
            if (Waiting.Contains(status)) Add(response, HeaderNames.RetryAfter, "After how many seconds to ask again.", "5");
            if (status[0] is '4' or '5') Add(response, HeaderNames.ContentLanguage, "Language of the problem's words.", "en");
        }
    }

    private static void Add(OpenApiResponse response, string name, string description, string example) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] = new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        };
}
