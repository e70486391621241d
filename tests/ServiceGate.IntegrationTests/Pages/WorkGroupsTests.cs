using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Features.Today;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class WorkGroupsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 16, 30, 0, TimeSpan.FromHours(8));

    [Test]
    public void TheOnlyWork_IsShown_HoweverLateItIsDue()
    {
        var groups = WorkGroups.Of([Due(40)], Now, all: false);

        Assert.Multiple(() =>
        {
            Assert.That(groups.Later, Has.Count.EqualTo(1));
            Assert.That(groups.Folded, Is.Empty);
        });
    }

    [Test]
    public void WhereThereIsMore_WhatIsDueLateIsANumber()
    {
        var groups = WorkGroups.Of([Due(-1), .. Enumerable.Repeat(0.1, 2).Select(Due), .. Enumerable.Repeat(3d, 4).Select(Due), Due(10), Due(40), Due(50)], Now, all: false);

        Assert.Multiple(() =>
        {
            Assert.That(groups.Shown.Select(g => (g.Name, g.Work.Count)), Is.EqualTo(new[] { ("overdue", 1), ("today", 2), ("week", 4), ("later", 1) }));
            Assert.That(groups.Folded, Has.Count.EqualTo(2));
            Assert.That(groups.DueToday, Is.EqualTo(3));
        });
    }

    private static QueuedWork Due(double days) => new(
        new WorkItem(1, $"agree:{days}", WorkKind.Agree, "agree", new Assignee(Role.DepartmentHead), Now.AddDays(-2), Now.AddDays(days)),
        "HZ-2026-000001", "月末割接", LaunchKind.ItCutover, LaunchStatus.InReview, new LaunchWindow("2027-01-23T00:00", "2027-01-23T06:00", "Asia/Shanghai", Now.AddDays(60), Now.AddDays(61)), 1, ("it-cutover", 4));
}
