using ServiceGate.Web.CommandLine;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary><c>workflow check</c> on files that are no definitions.</summary>
public sealed class CheckVerbTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public void Close() => _folder.Delete(recursive: true);

    [Test]
    public async Task Check_OfAFileFarLargerThanADefinition_RefusesItUnread()
    {
        // Sparse: it takes no room, and a program that reads it gets five million zeros.
        var path = Path.Combine(_folder.FullName, "large.v1.json");
        await using (var file = File.Create(path)) file.SetLength((5 * 1024 * 1024) + 1);

        Assert.That(DefinitionFile.Read(path).Problems.Single().Message, Is.EqualTo("The file is larger than 5 MB; it was not read."));
        Assert.That(await Verbs.RunAsync(["workflow", "check", path]), Is.EqualTo(2));
    }
}
