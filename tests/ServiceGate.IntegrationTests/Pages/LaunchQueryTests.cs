using Microsoft.AspNetCore.Http;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Features.Launches.List;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>The address of the list of launches means the same on the page, in the export and in the API.</summary>
public sealed class LaunchQueryTests
{
    private static readonly OrganisationTree Tree = new([new(7, null, UnitLevel.City, "HZ", "杭州", "Hangzhou", "Asia/Shanghai")], []);

    [Test]
    public void Read_WithSeveralStatuses_FiltersByEach()
    {
        var filter = Read("?status=draft,%20in-review&sort=-title&unit=HZ&page=3", out var wrong);

        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(filter.Statuses, Is.EqualTo(new[] { LaunchStatus.Draft, LaunchStatus.InReview }));
            Assert.That((filter.Order, filter.Descending, filter.UnitId, filter.Page), Is.EqualTo((LaunchOrder.Title, true, 7L, 3)));
        });
    }

    [Test]
    public void Read_WhenFieldsAreEmpty_AsksForNothing()
    {
        var filter = Read("?q=&kind=&variant=&status=&unit=&page=&sort=", out var wrong);

        Assert.That(wrong, Is.Empty);
        Assert.That((filter.Text, filter.Kind, filter.Variant, filter.Statuses.Count, filter.UnitId, filter.Page), Is.EqualTo(((string?)null, (LaunchKind?)null, (LaunchVariant?)null, 0, (long?)null, 1)));
    }

    [Test]
    public void Read_WithWhatMakesNoSense_NamesItAndLeavesItOut()
    {
        var filter = Read("?kind=x&status=draft,y&unit=z&page=0&sort=-w", out var wrong);

        Assert.That(wrong, Is.EqualTo(new[] { ("kind", "x"), ("status", "y"), ("unit", "z"), ("sort", "-w"), ("page", "0") }));
        Assert.That((filter.Kind, filter.UnitId, filter.Order, filter.Page), Is.EqualTo(((LaunchKind?)null, (long?)null, LaunchOrder.Window, 1)));
        Assert.That(filter.Statuses, Is.EqualTo(new[] { LaunchStatus.Draft }));
    }

    private static LaunchFilter Read(string address, out IReadOnlyList<(string Field, string Value)> wrong) =>
        LaunchQuery.From(new DefaultHttpContext { Request = { QueryString = new(address) } }.Request.Query).Read(Tree, out wrong);
}
