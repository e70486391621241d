namespace ServiceGate.Tests.Architecture;

/// <summary>The walks drawn in <c>src/README.md</c> can be walked, and that of a decision is short.</summary>
public sealed class WalkTests
{
    private static readonly IReadOnlyList<Walk> Walks = Walk.Of(MarkdownPage.Of(Path.Combine("src", "README.md")));

    [Test]
    public void Walks_AreThree() => Assert.That(Walks.Select(w => w.Name), Is.EqualTo(["A decision", "A notice", "An import of customers"]));

    [Test]
    public void Walks_LeadFromFileToFile() => Assert.That(string.Join('\n', Walks.SelectMany(w => w.Faults(Read))), Is.Empty);

    [Test]
    public void Decision_LeadsThroughAtMostTwentyFiles() => Assert.That(Decision.Files, Is.LessThanOrEqualTo(20));

    [Test]
    public void Decision_ChangesRoomAtMostSixTimes() => Assert.That(Decision.ChangesOfRoom, Is.LessThanOrEqualTo(6), string.Join('\n', Decision.Stops.Select(s => s.Room)));

    // From the form through the command to the rows and back to the page: a walk that leaves these out is no decision.
    [Test]
    public void Decision_LeadsFromTheFormToTheRowsAndBack() =>
        Assert.That(Decision.Stops.Select(s => Path.GetFileName(s.Path)), Is.SupersetOf(new[] { "DecisionForm.razor", "StepEndpoints.cs", "CommandRunner.cs", "DecideStep.cs", "GateRules.cs", "SignOffStore.cs" })
            .And.Some.EqualTo("ReviewPage.razor"));

    [TestCase("1|A/Blocker.cs||2|Gates/GateRules.cs|names 1", ExpectedResult = 0)]
    [TestCase("1|Gates/GateRules.cs||2|A/Blocker.cs|1", ExpectedResult = 0)]
    [TestCase("1|A/Blocker.cs||2|Gates/GateRules.cs|1", ExpectedResult = 1, Description = "the arrow points the other way")]
    [TestCase("1|A/Blocker.cs||2|Gates/GateRules.cs|", ExpectedResult = 1, Description = "nobody meets it")]
    [TestCase("1|A/Blocker.cs||2|Gates/GateRules.cs|names 3", ExpectedResult = 1, Description = "no such number")]
    [TestCase("1|A/Gone.cs|", ExpectedResult = 1, Description = "no such file")]
    [TestCase("2|A/Blocker.cs|", ExpectedResult = 1, Description = "wrong number")]
    public int Faults_AreFound(string cells)
    {
        var rows = cells.Split('|').Chunk(3).Select(c => $"| {c[0]} | [x]({c[1]}) | {c[2]} | |");
        var said = MarkdownPage.Say("### Said\n\n| # | file | met in | what |\n|---|---|---|---|\n" + string.Join('\n', rows));
        return Walk.Of(said).Single().Faults(ReadByName).Count();
    }

    [Test]
    public void Rooms_AreCounted()
    {
        var walk = new Walk("x", [new(1, "Web/Pages/A.razor", ""), new(2, "Web/Pages/B/C.razor", "1"), new(3, "Core/D/E.cs", "2"), new(4, "Web/Pages/A.razor", "names 3")]);
        Assert.That((walk.Files, walk.ChangesOfRoom), Is.EqualTo((3, 2)));
    }

    private static Walk Decision => Walks.Single(w => w.Name == "A decision");

    private static SourceFile? Read(string path) =>
        Path.Combine(Repository.Root, "src", path) is var file && File.Exists(file) ? new(file) : null;

    private static SourceFile? ReadByName(string path) =>
        Repository.SourcesOf("ServiceGate.Core").FirstOrDefault(file => Path.GetFileName(file) == Path.GetFileName(path)) is { } found ? new(found) : null;
}
