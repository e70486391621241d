using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>The items of each section at an address of their own, so that the description says what an item of the section holds.</summary>
internal static class SectionEndpoints
{
    private const string Whole = "The body is the item's content, or the item as it is read, of which only the content counts. An item written as it was read keeps its hash, and signatures stand. ";

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        Read<LaunchHeader>(reads, Section.Launch, "header", "Shows title, window, scope and orders");
        Read<AudienceSummary>(reads, Section.Audience, "list", "Shows the list of customers as it is signed");
        Map<ConcernAnswer>(reads, commands, Section.Concerns, "the answer to a service concern", "The key is the concern's id in the checklist.");
        Map<Risk>(reads, commands, Section.Risks, "a risk", "The key is chosen by the author: 1 to 64 letters, digits and hyphens.");
        Map<ContingencyPlan>(reads, commands, Section.Contingency, "a contingency plan", "The key is chosen by the author; a plan has 1 to 50 actions.");
        Map<SheetFact>(reads, commands, Section.Facts, "a fact of the fact sheet", "The key is the fact's code in the checklist; which members a value has goes by the fact's type. The item “segments” names the segments of customers whose facts may differ.");
        Map<Script>(reads, commands, Section.Channels, "an explanation script", "The key is the channel's code.");
        Map<Trial>(reads, commands, Section.Trials, "a customer trial", "The key is chosen by the author; who wrote a finding down and who accepted it is written by the system.");
        Map<StressForecast>(reads, commands, Section.Stress, "what is known of a hotline", "The key is the line's code in the checklist; acceptances among the answers are written by the system. GET /launches/{number}/stress says what follows from it.");
        Map<NoticeStep>(reads, commands, Section.Notices, "a step of the notice plan", "The key is the step's code. Needs the role of operations.");
    }

    private static void Map<T>(RouteGroupBuilder reads, RouteGroupBuilder commands, Section section, string what, string key) where T : ItemContent
    {
        var code = section.Code();
        Read<T>(reads, section, "{key}", $"Shows {what}");
        var write = commands.MapPut($"/launches/{{number}}/dossier/{code}/{{key}}", (ApiCall call, string number, string key, SeenItem seen, ItemBody<T> body) =>
            DossierEndpoints.SaveAsync(call, number, code, key, seen, body.Content));
        write.Produces<ItemSaved>().Produces<ItemSaved>(StatusCodes.Status201Created).WithTag().WithExample(ExampleOf(section)).WithSummary($"Writes {what}").WithDescription(Whole + key);
    }

    /// <summary>What an item of a section may hold, as JSON.</summary>
    public static string ExampleOf(Section section) => JsonSerializer.Serialize<object>(ItemExamples.All[section][0], CoreJson.Options);

    private static void Read<T>(RouteGroupBuilder reads, Section section, string key, string summary) where T : ItemContent
    {
        var code = section.Code();
        var read = key[0] == '{'
            ? reads.MapGet($"/launches/{{number}}/dossier/{code}/{key}", (ApiCall call, string number, string key) => DossierEndpoints.Item(call, number, code, key))
            : reads.MapGet($"/launches/{{number}}/dossier/{code}/{key}", (ApiCall call, string number) => DossierEndpoints.Item(call, number, code, key));
        read.Produces<SectionItem<T>>().WithTag().WithSummary(summary).WithDescription("The entity tag is the item's revision.");
    }
}

/// <summary>An item of a section.</summary>
/// <typeparam name="T">What items of the section hold.</typeparam>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="Revision">Its revision; also the entity tag.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Content">Its content; what is not set is absent.</param>
public sealed record SectionItem<T>(Section Section, string Key, int Revision, string Hash, PersonDocument ChangedBy, DateTimeOffset ChangedAt, T Content) where T : ItemContent;
