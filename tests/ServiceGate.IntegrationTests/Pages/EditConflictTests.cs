using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ServiceGate.Web.Views.Entry;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>Two people edit the same thing: what the second has not touched stays as the first left it.</summary>
public sealed class EditConflictTests
{
    private static readonly Dictionary<string, string> Before = new() { ["title"] = "old", ["description"] = "old\nline", ["scope"] = "HZ" };

    [Test]
    public void Between_WhenEachChangedAnotherField_KeepsBothChanges()
    {
        var conflict = EditConflict.Between(Retitled, Posted(("title", "old"), ("description", "B's"), ("scope", "HZ")), "2", Before);
        Assert.That(conflict.Differences.Select(d => (d.Field, d.Proposed)), Is.EquivalentTo(new[] { ("title", "A's"), ("description", "B's") }));
        Assert.That((conflict.Same["scope"], conflict.Seen), Is.EqualTo(("HZ", "2")));
    }

    [Test]
    public void Between_WhenBothChangedAField_ProposesWhatWasTyped() =>
        Assert.That(EditConflict.Between(Retitled, Posted(("title", "B's"), ("description", "old\r\nline"), ("scope", "HZ")), "2", Before).Differences.Select(d => d.Proposed), Is.EqualTo(new[] { "B's" }));

    [Test]
    public void Between_WhenTheBeginningIsNotKnown_CountsEverythingAsTouched() =>
        Assert.That(EditConflict.Between(Retitled, Posted(("title", "old"), ("description", "old\nline"), ("scope", "HZ")), "2", null).Differences.Single().Proposed, Is.EqualTo("old"));

    private static Dictionary<string, string> Retitled => new(Before) { ["title"] = "A's" };

    private static FormCollection Posted(params (string Name, string Value)[] fields) =>
        new(fields.Append(("revision", "1")).ToDictionary(f => f.Item1, f => new StringValues(f.Item2), StringComparer.Ordinal));
}
