using System.CommandLine;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>workflow check &lt;files&gt;</c>: reads definitions and checklists and reports what is wrong with them. Exit 0: nothing; 2: problems; 3: a file cannot be read.
/// </summary>
internal static class WorkflowCheckVerb
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Description = "Definitions (*.v1.json) and checklists (*.checklist.json).", Arity = ArgumentArity.OneOrMore };
        var check = new Command("check", "Checks definitions (form, reachability, outcomes, joins, dropped work) and checklists.") { files, JsonPrint.Option };
        check.SetAction(parsed => Run(parsed.GetValue(files)!, JsonPrint.IsAsked(parsed), parsed.InvocationConfiguration.Output));
        return new Command("workflow", "Works with workflow definitions.") { check, WorkflowSimulateVerb.Make() };
    }

    private static int Run(string[] files, bool asJson, TextWriter output)
    {
        var found = files.Select(Check).ToList();
        if (asJson) JsonPrint.Write(output, new { files = found.Select(f => new { file = f.File, what = f.What, problems = f.Problems }) });
        else
            foreach (var line in found.SelectMany(Lines)) output.WriteLine(line);
        return found.Max(f => f.Exit);
    }

    private static IEnumerable<string> Lines(CheckedFile file) => file.Problems.Count > 0 ? file.Problems : [$"{file.File}: {file.What}: no problem found"];

    private static CheckedFile Check(string file)
    {
        if (!File.Exists(file)) return new(file, null, [$"{file}: no such file"], 3);
        return ChecklistFiles.IsChecklist(file) ? CheckChecklist(file) : CheckDefinition(file);
    }

    private static CheckedFile CheckChecklist(string file)
    {
        try
        {
            var checklist = JsonWords.Read<Checklist>(file);
            var problems = ChecklistRules.Problems(checklist, null).Select(problem => $"{file}: {problem}").ToList();
            return new(file, $"checklist of {checklist.Kind.Code()}, {checklist.Concerns.Count} service concerns", problems, problems.Count == 0 ? 0 : 2);
        }
        catch (InvalidDataException e)
        {
            return new(file, null, [e.Message], 2);
        }
    }

    private static CheckedFile CheckDefinition(string file)
    {
        var reading = DefinitionFile.Read(file);
        var problems = reading.Definition is { } definition ? LaunchDefinitions.Check(definition) : reading.Problems;
        return new(
            file, reading.Definition is { } read ? $"{read.Id} v{read.Version}, {read.AllActivities.Count} activities" : null,
            [.. problems.Select(p => $"{p.File}: {p.Activity ?? "-"} {p.JsonPath}: {p.Message} ({p.Rule})")], problems.Count == 0 ? 0 : 2);
    }

    /// <summary>A file that was checked.</summary>
    /// <param name="File">Its path.</param>
    /// <param name="What">What it holds; null where it could not be read.</param>
    /// <param name="Problems">What is wrong with it, a sentence each.</param>
    /// <param name="Exit">The exit code.</param>
    private sealed record CheckedFile(string File, string? What, IReadOnlyList<string> Problems, int Exit);
}
