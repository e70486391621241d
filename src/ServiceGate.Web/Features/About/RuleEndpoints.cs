using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.About;

/// <summary>Every rule that a problem may name.</summary>
internal static class RuleEndpoints
{
    private const string Prefix = "rule.", OfOne = ".one";

    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/rules", List).Produces<ItemList<RuleDocument>>()
        .WithTags("About").WithSummary("Lists the rules that problems name").WithDescription(
            "Every id that `type` and `violations[].rule` of a problem, `missing[].rule` of a section and `blockers[].rule` of a gate may have, with its sentence. Ids stay; sentences may change.");

    private static IResult List(ApiCall call, TextCatalogue catalogue)
    {
        var texts = catalogue.Entries(call.Texts.Language);
        return ApiCall.Json(new ItemList<RuleDocument>(
        [
            .. texts.Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal) && !IsForOne(e.Key, texts))
                .OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new RuleDocument(e.Key[Prefix.Length..], e.Value)),
        ]));
    }

    /// <summary>Whether a text is another's form for one.</summary>
    private static bool IsForOne(string key, IReadOnlyDictionary<string, string> texts) => key.EndsWith(OfOne, StringComparison.Ordinal) && texts.ContainsKey(key[..^OfOne.Length]);
}

/// <summary>A rule.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Message">Its sentence, in the language of the request; names in braces stand for the arguments of a violation.</param>
public sealed record RuleDocument(string Rule, string Message);
