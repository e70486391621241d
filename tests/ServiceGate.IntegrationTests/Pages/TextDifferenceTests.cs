using ServiceGate.Web.Shell.Components;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class TextDifferenceTests
{
    [Test]
    public void Between_WhenALineWasChanged_ShowsOnlyWhatDiffers() => Assert.That(
        TextDifference.Between("a\nin 3 days\nc", "a\r\nin 5 days\r\nc"),
        Is.EqualTo(new DiffLine[]
        {
            new(LineChange.Same, "a"),
            new(LineChange.Removed, "in ", "3", " days"),
            new(LineChange.Added, "in ", "5", " days"),
            new(LineChange.Same, "c"),
        }));

    [Test]
    public void Between_WhenLinesCameAndWent_KeepsTheRestAligned() => Assert.That(
        Signs(TextDifference.Between("a\nb\nc\nd", "b\nc\nx\ny\nd")), Is.EqualTo("-a =b =c +x +y =d"));

    [Test]
    public void Between_WhenOneIsEmpty_IsAllOfTheOther()
    {
        Assert.That(Signs(TextDifference.Between("", "a\nb")), Is.EqualTo("+a +b"));
        Assert.That(Signs(TextDifference.Between("a", "")), Is.EqualTo("-a"));
        Assert.That(TextDifference.Between("", ""), Is.Empty);
    }

    [Test]
    public void Between_WhenPairsOfSurrogatesDiffer_DoesNotCutThem()
    {
        // Both begin with the same half.
        var lines = TextDifference.Between("😀", "😁");
        Assert.That(lines.Select(line => line.Changed), Is.EqualTo(new[] { "😀", "😁" }));
    }

    [Test]
    public void Between_WhenTooLongToAlign_StillHoldsEveryLine()
    {
        var before = string.Join('\n', Enumerable.Range(0, 2100).Select(i => $"old {i}"));
        var after = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"new {i}"));
        var lines = TextDifference.Between(before, after);
        Assert.That(string.Join('\n', lines.Where(line => line.Change == LineChange.Removed).Select(line => line.Text)), Is.EqualTo(before));
        Assert.That(string.Join('\n', lines.Where(line => line.Change == LineChange.Added).Select(line => line.Text)), Is.EqualTo(after));
    }

    private static string Signs(IEnumerable<DiffLine> lines) => string.Join(' ', lines.Select(line => line.Change switch
    {
        LineChange.Removed => "-",
        LineChange.Added => "+",
        _ => "=",
    } + line.Text));
}
