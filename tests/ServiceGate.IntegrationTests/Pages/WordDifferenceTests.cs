using ServiceGate.Web.Shell.Components;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>A comparison marks the words that changed and no others.</summary>
public sealed class WordDifferenceTests
{
    [TestCase("the switch is at 04:30 in the night", "the switch is at 04:00 in this night", "the switch is at 04:[30] in [the] night", "the switch is at 04:[00] in [this] night")]
    [TestCase("判断点时间过晚", "判断点时间过早", "判断点时间过[晚]", "判断点时间过[早]")]
    [TestCase("设4:30判断点，整体回退", "设4:00最晚判断点，整体回退", "设4:[30]判断点，整体回退", "设4:[00最晚]判断点，整体回退")]
    [TestCase("", "new", "", "[new]")]
    [TestCase("😀", "😁", "[😀]", "[😁]")]
    public void Between_MarksOnlyWhatChanged(string before, string after, string markedBefore, string markedAfter)
    {
        var (old, now) = WordDifference.Between(before, after);
        Assert.That((Marked(old), Marked(now)), Is.EqualTo((markedBefore, markedAfter)));
    }

    private static string Marked(IEnumerable<DiffPart> parts) => string.Concat(parts.Select(part => part.Changed ? $"[{part.Text}]" : part.Text));
}
