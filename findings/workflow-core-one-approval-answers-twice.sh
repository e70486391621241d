#!/usr/bin/env bash
# A launch is approved, its window moves, and it is to be approved again: a workflow that waits twice for the same event with the launch's number as its key. The approval is published once. A second workflow
# of the same number is started later, after a withdrawal.
#
# Tried with: WorkflowCore 3.22.0 with its store in memory, .NET 10. WaitFor takes the moment from which events count as an optional third argument.
# Expected:   the first wait takes the approval, the second one waits for the next; so does the new workflow.
# Seen:       without the third argument every event of that name and key that was ever published counts: the one approval answers both waits and, in the new workflow, both again. With DateTime.UtcNow
#             there (evaluated when the step is reached), each approval answers one wait.
# Who cares:  whoever asks people again: the second decision is taken in the name of somebody who never made it, and nothing is waiting when he looks. Give every round a key of its own, or the moment.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package WorkflowCore@3.22.0
#:package Microsoft.Extensions.DependencyInjection@10.0.0
#:package Microsoft.Extensions.Logging@10.0.0
#:property PublishAot=false
using Microsoft.Extensions.DependencyInjection; using WorkflowCore.Interface; using WorkflowCore.Models;
await using var services = new ServiceCollection().AddLogging().AddWorkflow(x => x.UsePollInterval(TimeSpan.FromMilliseconds(100))).BuildServiceProvider();
var host = services.GetRequiredService<IWorkflowHost>();
host.RegisterWorkflow<Always, Launch>(); host.RegisterWorkflow<FromNow, Launch>();
host.Start();
async Task<string> Standing(string id)
{
    await Task.Delay(1500); // the polls are 0.1 s apart
    var run = await host.PersistenceStore.GetWorkflowInstance(id);
    return $"{(run.Status is WorkflowStatus.Complete ? "ended" : "waits")}, approved by [{string.Join(", ", ((Launch)run.Data).Names)}]";
}
foreach (var name in new[] { nameof(Always), nameof(FromNow) })
{
    var first = await host.StartWorkflow(name, new Launch { Number = name });
    await Task.Delay(1500);
    await host.PublishEvent("approved", name, "Wang, 1 December");
    Console.WriteLine($"{name}: approved once, it {await Standing(first)}");
    Console.WriteLine($"{name}: a new workflow of that number {await Standing(await host.StartWorkflow(name, new Launch { Number = name }))}");
}
host.Stop();

public class Launch { public string Number { get; set; } = ""; public List<string> Names { get; set; } = []; public string Last { get => Names.LastOrDefault() ?? ""; set => Names.Add(value); } }
public class Always : IWorkflow<Launch>
{
    public string Id => nameof(Always); public int Version => 1;
    public void Build(IWorkflowBuilder<Launch> builder) => builder.StartWith(_ => ExecutionResult.Next())
        .WaitFor("approved", launch => launch.Number).Output(launch => launch.Last, step => step.EventData)
        .Then(_ => ExecutionResult.Next())
        .WaitFor("approved", launch => launch.Number).Output(launch => launch.Last, step => step.EventData);
}
public class FromNow : IWorkflow<Launch>
{
    public string Id => nameof(FromNow); public int Version => 1;
    public void Build(IWorkflowBuilder<Launch> builder) => builder.StartWith(_ => ExecutionResult.Next())
        .WaitFor("approved", launch => launch.Number, _ => DateTime.UtcNow).Output(launch => launch.Last, step => step.EventData)
        .Then(_ => ExecutionResult.Next())
        .WaitFor("approved", launch => launch.Number, _ => DateTime.UtcNow).Output(launch => launch.Last, step => step.EventData);
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep -E '^(Always|FromNow): ') || { cat "$work/log"; exit 1; }
wanted='Always: approved once, it ended, approved by [Wang, 1 December, Wang, 1 December]
Always: a new workflow of that number ended, approved by [Wang, 1 December, Wang, 1 December]
FromNow: approved once, it waits, approved by [Wang, 1 December]
FromNow: a new workflow of that number waits, approved by []'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
