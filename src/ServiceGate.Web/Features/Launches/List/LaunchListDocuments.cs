using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>A page of launches.</summary>
/// <param name="Items">The launches.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Launches of a page.</param>
public sealed record LaunchListDocument(IReadOnlyList<LaunchRowDocument> Items, int Total, int Page, int PageSize)
{
    internal static LaunchListDocument Of(Data.Queries.LaunchPage page, LaunchFilter filter, Texts texts) => new(
        [.. page.Rows.Select(r => LaunchRowDocument.Of(r, texts))], page.Total, filter.Page, filter.PageSize);
}

/// <summary>A launch in a list.</summary>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">How it went; absent until reported.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="Owner">Name of the product manager.</param>
/// <param name="Customers">How many customers are affected; absent until imported.</param>
/// <param name="Told">How many of them were told by an announcement.</param>
/// <param name="Gates">Where its gates stand, by name.</param>
/// <param name="Variant">launch, withdrawal or emergency.</param>
public sealed record LaunchRowDocument(
    string Number, string Title, LaunchKind Kind, LaunchStatus Status, LaunchResult? Result, UnitDocument Unit, WindowDocument Window, string? Owner,
    int? Customers, int Told, IReadOnlyDictionary<string, GateStatus> Gates, LaunchVariant Variant)
{
    internal static LaunchRowDocument Of(LaunchRow row, Texts texts) => new(
        row.Number, row.Title, row.Kind, row.Status, row.Result, new(row.UnitCode, row.UnitName.In(texts.Language.Tag)), WindowDocument.Of(row.Window),
        row.Owner.Name?.In(texts.Language.Tag), row.AudienceCount, row.ToldCount, row.Gates.ToDictionary(g => g.Name, g => g.Status), row.Variant);
}
