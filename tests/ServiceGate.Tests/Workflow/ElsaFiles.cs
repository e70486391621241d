using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Tests.Workflow;

/// <summary>What Elsa's own loader wants of a file, found by giving it ours.</summary>
public sealed class ElsaFiles
{
    // The first version shipped before this was known and never changes; Elsa needs its "value": false as a text.
    private const string Unreadable = "it-cutover.v1.json";

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.v*.json")
            .Select(file => Path.GetFileName(file)!)
            .Where(file => file != Unreadable && !ChecklistFiles.IsChecklist(file))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Variables_AreWrittenAsTextsAndStored(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", file)))!;

        Assert.Multiple(() =>
        {
            foreach (var variable in json["variables"]!.AsArray())
            {
                Assert.That(variable!["value"]?.GetValueKind(), Is.Null.Or.EqualTo(System.Text.Json.JsonValueKind.String));
                Assert.That((string?)variable["storageDriverTypeName"], Is.EqualTo(Draft.StorageDriver));
            }
        });
    }
}
