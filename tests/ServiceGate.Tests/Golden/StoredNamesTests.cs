using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Architecture;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Json;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Golden;

/// <summary>
/// What the core stores or says is what it stored and said before, name by name. The lists were first written by the program before the one that brought them;
/// <c>tests/README.md</c> says how they grow.
/// </summary>
public sealed class StoredNamesTests
{
    private static readonly Type[] StoredAsNumbers = [typeof(NoticeChannel), typeof(DeliveryStatus)];

    private static readonly (string Name, Type Type)[] Constants =
    [
        ("timer", typeof(FlowTimer)), ("journal", typeof(JournalEntry)), ("gate", typeof(GateNames)), ("scope", typeof(TokenScopes)), ("engine", typeof(EmbeddedEngine)),
        ("hash", typeof(ContentHash)), ("launch", typeof(LaunchHeader)), ("audience", typeof(AudienceSummary)),
    ];

    private static GoldenList List(string name) => new($"tests/ServiceGate.Tests/Golden/Lists/{name}.txt");

    /// <summary>A command that was kept is known again by its name and the fingerprint of its input.</summary>
    [Test]
    public void Commands_HaveTheNamesAndFingerprintsOfBefore() =>
        new DocumentList(List("commands"), StoredTypes.Commands.Keys.Where(t => t != StoredTypes.NeverKept).ToDictionary(StoredNames.OfCommand)).Expect();

    /// <summary>The answer that was kept with a command is read, and would be kept the same today.</summary>
    [Test]
    public void Answers_AreReadAndWrittenAsBefore() =>
        new DocumentList(List("answers"), StoredTypes.Commands.Where(c => c.Key != StoredTypes.NeverKept).ToDictionary(c => StoredNames.OfCommand(c.Key), c => c.Value)).Expect();

    /// <summary>Content that was signed has the same hash.</summary>
    [Test]
    public void Contents_HaveTheHashesOfBefore() => new DocumentList(List("contents"), StoredTypes.Contents).Expect();

    /// <summary>What simulations found stays readable.</summary>
    [Test]
    public void Simulations_AreReadAndWrittenAsBefore() =>
        new DocumentList(List("simulations"), new Dictionary<string, Type> { ["simulated-flow"] = typeof(SimulatedFlow) }).Expect();

    [Test]
    public void Codes_AreThoseOfBefore() => List("codes").Expect(StoredTypes.Enums.SelectMany(CodesOf));

    [Test]
    public void Events_HaveTheNamesAndDetailsOfBefore() => List("audit-events").Expect([.. EventTexts.Events(), .. AuditCalls.All]);

    [Test]
    public void Rules_HaveTheIdsOfBefore() => List("rules").Expect([.. RuleTexts.Rules(), .. ConstantsOf(typeof(DefinitionRules)).Concat(ConstantsOf(typeof(SignatureRule))).Select(rule => $"definition {rule}")]);

    [Test]
    public void Activities_HaveTheNamesOutcomesAndInputsOfBefore() => List("activities").Expect(StepCatalogue.Activities.Types.SelectMany(LinesOf));

    [Test]
    public void Constants_AreThoseOfBefore() => List("constants").Expect(Constants.SelectMany(c => ConstantsOf(c.Type).Select(value => $"{c.Name} {value}")));

    /// <summary>A position that was stored is read and would be stored the same today.</summary>
    [Test]
    public void Positions_AreReadAndWrittenAsBefore()
    {
        var list = List("positions");
        var kept = list.Lines.Select(line => Read(line, WorkflowState.FromJson));
        list.Expect(list.Lines.Count > 0 ? kept : Positions().Select(s => s.ToJson()));
    }

    [Test]
    public void Commands_SayTheirNamesThemselves() =>
        Assert.That(StoredTypes.Commands.Keys.Where(t => t.GetCustomAttribute<CommandNameAttribute>() is null), Is.Empty, "[CommandName]");

    [Test]
    public void Records_SayTheNamesOfTheirValuesThemselves()
    {
        var records = StoredTypes.Records.Where(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => !p.IsDefined(typeof(JsonIgnoreAttribute)))).ToList();

        Assert.That(records, Has.Count.GreaterThan(60));
        Assert.That(records.Where(t => t.GetCustomAttribute<MembersAttribute>() is null), Is.Empty, "[Members]");
    }

    [Test]
    public void Enums_SayTheirCodesThemselves() => Assert.That(
        StoredTypes.Enums.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => !f.IsDefined(typeof(JsonStringEnumMemberNameAttribute))), Is.Empty, "[JsonStringEnumMemberName]");

    /// <summary>The name of a detail that followed from a variable would change with it.</summary>
    [Test]
    public void Details_OfTheAuditTrail_AreNamedInTheCall() => Assert.That(AuditCalls.WithInferredNames, Is.Empty);

    private static IEnumerable<string> CodesOf(Type type) => Enum.GetValues(type).Cast<object>().Select(value =>
        $"{StoredNames.OfEnum(type)} {JsonSerializer.SerializeToElement(value, type, CoreJson.Options).GetString()}{(StoredAsNumbers.Contains(type) ? $" = {(int)value}" : "")}");

    private static IEnumerable<string> ConstantsOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> LinesOf(ActivityType type) =>
    [
        $"{type.Name} {(type.Waits ? "waits" : "passes")}",
        .. type.Outcomes.Select(outcome => $"{type.Name} outcome {outcome}"),
        .. type.Inputs.Select(input => $"{type.Name} input {input.Name}{(input.Required ? ", required" : "")}"),
    ];

    private static string Read(string line, Func<string, WorkflowState> read)
    {
        try
        {
            return read(line).ToJson();
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<WorkflowState> Positions() => Enum.GetValues<WorkflowStatus>().Select(status => new WorkflowState
    {
        DefinitionId = "it-cutover",
        DefinitionVersion = 2,
        Status = status,
        Sequence = 5,
        AnswerOwed = status is WorkflowStatus.Running,
        Visits = new Dictionary<string, int> { ["review"] = 2 },
        Waiting = [new("review", 2)],
        Variables = new Dictionary<string, JsonElement> { ["level"] = JsonSerializer.SerializeToElement("high") },
        Flow = new() { Activities = new Dictionary<string, int> { ["start"] = 1 }, Connections = new Dictionary<string, ConnectionVisits> { ["start:Done->review"] = new(1, true) } },
        Nested = [new("stages", 1, [new("next", 1)], FlowCounters.None)],
    });
}
