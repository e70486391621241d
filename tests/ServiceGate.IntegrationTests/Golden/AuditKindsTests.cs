using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Features.History;

namespace ServiceGate.IntegrationTests.Golden;

/// <summary>Whatever is written to the audit trail can be found on its page by what it is about.</summary>
public sealed class AuditKindsTests
{
    [Test]
    public void Kinds_AreThoseOfTheEvents()
    {
        var events = File.ReadLines(Path.Combine(Repository.Root, "tests/ServiceGate.Tests/Golden/Lists/audit-events.txt"));

        Assert.That(AuditKinds.All, Is.EquivalentTo(events.Where(e => !e.Contains(':', StringComparison.Ordinal)).Select(e => e.Split('.')[0]).Distinct()));
    }
}
