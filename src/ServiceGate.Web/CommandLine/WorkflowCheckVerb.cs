using System.CommandLine;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>workflow check &lt;files&gt;</c>: reads definitions and reports what is wrong with them. Exit 0: nothing; 2: problems; 3: a file cannot be read.</summary>
internal static class WorkflowCheckVerb
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Description = "Definition files (*.v1.json).", Arity = ArgumentArity.OneOrMore };
        var check = new Command("check", "Checks definitions: form, reachability, outcomes, joins, dropped work.") { files };
        check.SetAction(parsed => parsed.GetValue(files)!.Max(f => Check(f, parsed.InvocationConfiguration.Output)));
        return new Command("workflow", "Works with workflow definitions.") { check, WorkflowSimulateVerb.Make() };
    }

    private static int Check(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            output.WriteLine($"{file}: no such file");
            return 3;
        }
        var reading = DefinitionFile.Read(file);
        var problems = reading.Definition is { } definition ? LaunchDefinitions.Check(definition) : reading.Problems;
        foreach (var problem in problems)
            output.WriteLine($"{problem.File}: {problem.Activity ?? "-"} {problem.JsonPath}: {problem.Message} ({problem.Rule})");
        if (problems.Count == 0)
            output.WriteLine($"{file}: {reading.Definition!.Id} v{reading.Definition.Version}, {reading.Definition.AllActivities.Count} activities: no problem found");
        return problems.Count == 0 ? 0 : 2;
    }
}
