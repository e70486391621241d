using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary>What an installation's folder says of risks is looked at when it is read: the server does not start with a matrix that dilutes what is grave, nor with a broken tree of causes.</summary>
public sealed class RiskDataTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-");

    [OneTimeTearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [TestCase("offer.checklist.v5.json", "[\"low\", \"low\", \"low\", \"low\", \"high\"]", "[\"low\", \"low\", \"low\", \"low\", \"medium\"]", "offer.checklist.v5.json: risks.matrix[0][4]: impact 5 is never below high (risk.matrix-dilutes)")]
    [TestCase("offer.checklist.v5.json", "\"causeNode\": \"OFF-PRICE-RISE\"", "\"causeNode\": \"OFF\"", "offer.checklist.v5.json: risks.questions[0].causeNode: “OFF” is no leaf of the tree of causes (cause.unknown)")]
    [TestCase("causes/complaint-causes.v1.json", "\"parent\": \"NET\"", "\"parent\": \"MOON\"", "complaint-causes.v1.json: lines[2].parent: cause.orphan (NET-COV, MOON)")]
    public void WhatIsBroken_IsNamedWithItsFile(string file, string said, string instead, string named)
    {
        var folder = _folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        var shipped = Path.Combine(AppContext.BaseDirectory, "workflows");
        foreach (var path in Directory.EnumerateFiles(shipped, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
        Assert.That(() => FileCatalogue.Read(folder.FullName).Causes.Nodes, Has.Count.EqualTo(359));

        var changed = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(changed);
        Assert.That(text, Does.Contain(said));
        var at = text.IndexOf(said, StringComparison.Ordinal);
        File.WriteAllText(changed, text[..at] + instead + text[(at + said.Length)..]);

        Assert.That(() => FileCatalogue.Read(folder.FullName), Throws.TypeOf<InvalidDataException>().With.Message.Contains(named));
    }
}
