using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Tests.Golden;

/// <summary>The guards of the lists notice what they are there for.</summary>
public sealed class GoldenGuardsTests
{
    private string _file = "";

    [SetUp]
    public void Make() => _file = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(_file);

    [Test]
    public void List_WhenALineIsGoneOrNew_SaysWhich()
    {
        File.WriteAllLines(_file, ["kept", "gone"]);

        Assert.That(new GoldenList(_file).Problems(["new", "kept"]), Is.EqualTo(new[] { "was stored or said, and is no longer: gone", "is new: new" }));
    }

    [TestCase("""{"on":"2026-11-01","by":"x","evidence":"y"}""", null)]
    [TestCase("""{"on":"2026-11-01","by":"x","proof":"y"}""", "proof")]
    [TestCase("""{"on":"2026-11-01","by":"x"}""", null)]
    public void Document_WhoseMembersHaveOtherNames_IsNotReadAgain(string json, string? named)
    {
        var document = new StoredDocument("rehearsal", "", json);
        Assert.That(document.Again(typeof(Rehearsal)), named is null ? Does.StartWith("rehearsal jcs-sha256:") : Does.Contain(named));
    }

    [Test]
    public void Document_WhichComesOutOtherwise_HasAnotherLine()
    {
        var before = new StoredDocument("stage", "jcs-sha256:0", """{"kind":"all","name":{"zh":"全量"},"start":"2026-11-28T00:00"}""");
        Assert.That(before.Again(typeof(Stage)), Is.Not.EqualTo(before.ToString()).And.EndsWith(before.Json));
    }

    [Test]
    public void Document_OfANameThatIsGone_IsNotReadAgain() => Assert.That(new StoredDocument("Gone", "", "{}").Again(null), Does.Contain("nothing has this name"));

    [Test]
    public void AuditCalls_AreFoundWithWhatTheyName()
    {
        var call = AuditCalls.In("""desk.Audit(done ? "a.done" : "a.failed", new { step, at = now(1, 2), who.UserName });""").Single();

        Assert.That(call.What, Does.Contain("a.done").And.Contain("a.failed"));
        Assert.That(call.Details, Is.EqualTo(new[] { "step", "at = now(1, 2)", "who.UserName" }));
    }
}
