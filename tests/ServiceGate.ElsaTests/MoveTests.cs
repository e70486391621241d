using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Engines;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.ElsaTests;

/// <summary>What Elsa cannot do after an administrator's move is the flow's fault, and never a position that nobody meant.</summary>
public sealed class MoveTests
{
    [Test]
    public async Task Move_AfterWhichElsaStandsElsewhere_IsTheFlowsFault_AndNoPosition()
    {
        // As if Elsa's definition of that name were another one: there a and b lead to r, in Elsa's to c.
        var meant = EngineDrafts.As("inner-loop", "line");
        var id = (await ElsaStand.Tested.StartAsync(EngineDrafts.Of("line"))).Id;
        JournalEntry[] journal =
        [
            new(1, JournalEntry.Started, null, 0, null), new(2, JournalEntry.Completed, "a", 1, "Done"), new(3, JournalEntry.Moved, "b", 1, "b"),
            new(4, JournalEntry.Completed, "b", 2, "Done"),
        ];
        Assert.That((await ElsaStand.Elsa.FollowAsync(meant, id, journal[..3])).Waiting, Is.EqualTo(new WaitingActivity[] { new("b", 2) }));

        for (var time = 0; time < 2; time++)
        {
            var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => ElsaStand.Elsa.FollowAsync(meant, id, journal)))!;

            Assert.That(fault.Message, Is.EqualTo("Elsa: after an administrator's move the instance stands at 'c' (visit 1), where the journal leads at 'r' (visit 1)."));
        }

        var there = await ElsaStand.Elsa.FollowAsync(EngineDrafts.Of("line"), id, journal);
        Assert.That(there.Waiting, Is.EqualTo(new WaitingActivity[] { new("c", 1) }), "where both are of one mind it goes on");
    }

    [Test]
    public async Task Journal_ThatWentOnFromWhereElsaStoodElsewhere_IsTheFlowsFault()
    {
        JournalEntry[] journal =
        [
            new(1, JournalEntry.Started, null, 0, null), new(2, JournalEntry.Completed, "a", 1, "Done"), new(3, JournalEntry.Moved, "b", 1, "b"),
            new(4, JournalEntry.Completed, "b", 2, "Done"), new(5, JournalEntry.Completed, "c", 1, "Done"),
        ];
        var id = (await ElsaStand.Tested.StartAsync(EngineDrafts.Of("line"))).Id;

        var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => ElsaStand.Elsa.FollowAsync(EngineDrafts.As("inner-loop", "line"), id, journal)))!;

        Assert.That(fault.Message, Does.Contain("stands at 'd' (visit 1), where the journal cannot lead. 'c' (visit 1) does not wait"));
    }

    [Test]
    public async Task Move_ThatWithdrawsSomethingNested_IsAFaultThatSaysItsCause_AndTheFlowCanBeTakenBackOrCalledOff()
    {
        var flow = await ElsaStand.Tested.StartAsync(EngineDrafts.Of("nested-end"));

        var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => flow.PlayAsync("a=e")))!;

        // Elsa tells the root, which does not know b, of its withdrawal, and stops. It has entered the Finish by then, which fails in turn: it cannot go from Faulted to Finished.
        Assert.That(fault.Message, Does.Contain("Activity b is not reachable from the flowchart graph"));
        Assert.That(WorkflowEngine.Replay(flow.Definition, flow.Journal).Status, Is.EqualTo(WorkflowStatus.Finished), "the embedded engine carries on");
        await flow.CancelAsync();
        Assert.That((flow.State.Status, flow.Waiting), Is.EqualTo((WorkflowStatus.Cancelled, "")));
    }
}
