using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Play;

public sealed class StoryReaderTests
{
    private const string Step = """{"no":1,"phase":"a","say":{"zh":"说"},"actor":"p"}""";

    [Test]
    public void Read_WhenTheStoryIsConsistent_GivesIt() => Assert.That(StoryReader.Read(With(Step)).Steps, Has.Count.EqualTo(1));

    [TestCase("""{"no":2,"phase":"a","say":{"zh":"说"}}""", "step 1 has the number 2")]
    [TestCase("""{"no":1,"phase":"x","say":{"zh":"说"}}""", "step 1: unknown phase x")]
    [TestCase("""{"no":1,"phase":"a","say":{"zh":"说"},"actor":"q"}""", "step 1: unknown actor q")]
    [TestCase("""{"no":1,"phase":"a","say":{"zh":"说"},"call":{"method":"GET","path":"/work"}}""", "without an actor")]
    [TestCase("""{"no":1,"phase":"b","say":{"zh":"说"}},{"no":2,"phase":"a","say":{"zh":"说"}}""", "goes back")]
    [TestCase("""{"no":1,"phase":"a","say":{"zh":"说"},"actor":"p","call":{"method":"POST","path":"/launches","until":true}}""", "step 1 would give its command again")]
    [TestCase("""{"no":1,"phase":"a","say":{"zh":"说"},"waits":true}""", "waits")]
    public void Read_WhenItIsNot_SaysWhere(string steps, string sentence) =>
        Assert.That(() => StoryReader.Read(With(steps)), Throws.TypeOf<InvalidDataException>().With.Message.Contains(sentence));

    private static string With(string steps) =>
        $$$"""
        {"title":{"zh":"题"},"actors":{"p":"wang.min"},"dossier":"d","customers":"c","failed":"f","clock":"2026-11-20T09:00",
         "window":{"start":"2026-11-28T00:00","end":"2026-11-28T06:00","timeZone":"Asia/Shanghai"},"compressed":{"startsInMinutes":4,"lengthMinutes":120},
         "ledger":[],"phases":[{"code":"a","name":{"zh":"甲"}},{"code":"b","name":{"zh":"乙"}}],"steps":[{{{steps}}}]}
        """;
}
