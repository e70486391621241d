using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>The settings of the server that answers. They are made where the server is started, never by the API.</summary>
internal static class SettingEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/settings", ListAsync).Produces<ItemList<SettingDocument>>()
        .WithSummary("Lists the settings of the server").WithDescription(
            "Every setting that there is, with its meaning, what it may be and what holds when it is not set. Values are shown of numbers and choices only: a text may be a secret. For administrators of the top unit.");

    private static Task<IResult> ListAsync(ApiCall call, IConfiguration configuration) => call.AsCallerAsync((actor, tree) => Task.FromResult(
        tree.Units.FirstOrDefault(u => u.ParentId is null) is { } top && Policy.Allows(actor, Permission.ManageOrganisation, tree, top.Id)
            ? ApiCall.Json(new ItemList<SettingDocument>([.. KnownSettings.All.Select(s => SettingDocument.Of(s, configuration[s.Name], call.Texts))]))
            : ApiCall.NotAllowed(Permission.ManageOrganisation)));
}

/// <summary>A setting.</summary>
/// <param name="Name">Its name, parts separated by colons.</param>
/// <param name="Environment">Its name in the environment and as a file among secrets.</param>
/// <param name="Meaning">What it is for, in the language of the request.</param>
/// <param name="Range">What it may be, in the language of the request.</param>
/// <param name="Unit">The unit of its number.</param>
/// <param name="Default">What holds when it is not set.</param>
/// <param name="IsSet">Whether it is set on the server that answers.</param>
/// <param name="Value">What it is set to, where that is a number or a choice.</param>
public sealed record SettingDocument(string Name, string Environment, string Meaning, string Range, string? Unit, string? Default, bool IsSet, string? Value)
{
    internal static SettingDocument Of(Setting setting, string? value, Texts texts)
    {
        string In(Core.Foundation.Checks.LocalText text) => text.In(texts.Language.Tag).Replace("`", "", StringComparison.Ordinal);
        return new(
            setting.Name, setting.EnvironmentName, In(setting.Meaning), In(setting.Rule.Range), setting.Unit is null ? null : In(setting.Unit), setting.Default is null ? null : In(setting.Default),
            value is not null, setting.Rule.MayBeShown ? value : null);
    }
}
