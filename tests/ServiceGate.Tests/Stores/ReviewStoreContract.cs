using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Stores;

/// <summary>Decisions, findings, gates, acknowledgements, duties, the flow with its journal and work, the audit trail.</summary>
public abstract class ReviewStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task Decisions_WhenAdded_ReadBackWithWhatTheyCover()
    {
        var covers = new Dictionary<Section, string> { [Section.Risks] = "h1", [Section.Channels] = "h2" };
        await WriteAsync(s => s.SignOffs.AddAsync(new StepDecision(12, _launch, "review-it", 1, 1, Verdict.Approved, ManagerId, Now, null, covers)));
        await WriteAsync(s => s.SignOffs.AddAsync(new StepDecision(11, _launch, "submit", 1, 1, Verdict.Submitted, ManagerId, Now, "done", new Dictionary<Section, string>())));

        var decisions = await ReadAsync(s => s.SignOffs.DecisionsAsync(_launch));

        Assert.That(decisions.Select(d => (d.Id, d.Step, d.Verdict, d.Reason)),
            Is.EqualTo(new[] { (11L, "submit", Verdict.Submitted, "done"), (12L, "review-it", Verdict.Approved, null) }));
        Assert.That(decisions[0].Covers, Is.Empty);
        Assert.That(decisions[1].Covers, Is.EquivalentTo(covers));
    }

    [Test]
    public async Task TakeBack_SaysSoOfThatDecision_AndOnlyOnce()
    {
        var none = new Dictionary<Section, string>();
        var taken = new StepDecision(21, _launch, "review-it", 1, 1, Verdict.Approved, ManagerId, Now, null, none) { TakenBack = new(Now.AddMinutes(1), "by mistake") };
        await WriteAsync(s => s.SignOffs.AddAsync(taken with { TakenBack = null }));
        await WriteAsync(s => s.SignOffs.AddAsync(taken with { Id = 22, At = Now.AddHours(1), TakenBack = null }));
        await WriteAsync(s => s.SignOffs.TakeBackAsync(taken));

        Assert.That((await ReadAsync(s => s.SignOffs.DecisionsAsync(_launch))).Select(d => (d.Id, d.TakenBack)), Is.EqualTo(new[] { (21L, taken.TakenBack), (22L, null) }));
        Assert.That(() => WriteAsync(s => s.SignOffs.TakeBackAsync(taken)), Throws.InstanceOf<ConcurrentChangeException>());
    }

    [Test]
    public async Task Figures_OfADecision_AreKeptAsTheyWere()
    {
        IReadOnlyList<StageFigure> figures = [new("万投比", Comparison.AtMost, "2", Value: "3.10"), new("紧急呼叫成功率", Comparison.AtLeast, "99.9", true)];
        await WriteAsync(s => s.SignOffs.AddAsync(new StepDecision(31, _launch, "next-stage", 2, 1, Verdict.Go, ManagerId, Now, "x", new Dictionary<Section, string>(), Figures: figures)));
        await WriteAsync(s => s.SignOffs.AddAsync(new StepDecision(32, _launch, "next-stage", 3, 1, Verdict.Hold, ManagerId, Now, "y", new Dictionary<Section, string>())));

        var stored = (await ReadAsync(s => s.SignOffs.DecisionsAsync(_launch))).Where(d => d.Step == "next-stage").ToList();

        Assert.That(stored[0].Figures, Is.EqualTo(figures));
        Assert.That(stored[1].Figures, Is.Null);
    }

    [Test]
    public async Task UpdateFinding_WhenItsStatusIsNotTheOneSeen_IsLeftToTheRetry()
    {
        await WriteAsync(s => s.SignOffs.AddAsync(new StepDecision(1, _launch, "review-it", 1, 1, Verdict.Returned, ManagerId, Now, "see", new Dictionary<Section, string>())));
        var finding = new Finding(2, _launch, 1, "review-it", Section.Risks, null, "Count is missing");
        await WriteAsync(s => s.SignOffs.AddAsync(finding));
        var answered = finding with { Status = FindingStatus.Answered, Answer = "Added", AnsweredBy = ManagerId, AnsweredAt = Now };
        await WriteAsync(s => s.SignOffs.UpdateAsync(answered, FindingStatus.Open));

        Assert.That(() => WriteAsync(s => s.SignOffs.UpdateAsync(answered with { Answer = "Other" }, FindingStatus.Open)), Throws.InstanceOf<ConcurrentChangeException>());
        Assert.That(await ReadAsync(s => s.SignOffs.FindingsAsync(_launch)), Is.EqualTo(new[] { answered }));
    }

    [Test]
    public async Task SaveGate_WhenItHasClosedAgain_KeepsWhenItOpened()
    {
        var gate = new Gate(_launch, GateNames.GoAhead, GateStatus.Open, Now, ManagerId, Now);
        await WriteAsync(s => s.Gates.SaveAsync(gate));
        Assert.That(await ReadAsync(s => s.Gates.GatesAsync(_launch)), Is.EqualTo(new[] { gate }));

        var closed = gate with { Status = GateStatus.ClosedAgain, ChangedAt = Now.AddHours(1) };
        await WriteAsync(s => s.Gates.SaveAsync(closed));

        Assert.That(await ReadAsync(s => s.Gates.GatesAsync(_launch)), Is.EqualTo(new[] { closed }));
    }

    [Test]
    public async Task SaveGate_WhenSavedTwice_HasTheLaterStatus()
    {
        await SetGateAsync(_launch, GateStatus.Waiting);
        await SetGateAsync(_launch, GateStatus.Open);

        Assert.That(await ReadAsync(s => s.Gates.GatesAsync(_launch)), Is.EqualTo(new[] { new Gate(_launch, GateNames.NoticeRelease, GateStatus.Open, Now, ManagerId) }));
    }

    [Test]
    public async Task Acknowledgements_WhenGivenAgain_AreTheLastOfEachChannel()
    {
        await WriteAsync(s => s.Gates.AddAsync(new Acknowledgement(_launch, "shop", "h1", ManagerId, Now)));
        await WriteAsync(s => s.Gates.AddAsync(new Acknowledgement(_launch, "hotline", "h2", ManagerId, Now)));
        await WriteAsync(s => s.Gates.AddAsync(new Acknowledgement(_launch, "shop", "h3", ManagerId, Now)));

        Assert.That((await ReadAsync(s => s.Gates.AcknowledgementsAsync(_launch))).Select(a => (a.Channel, a.ScriptHash)),
            Is.EqualTo(new[] { ("hotline", "h2"), ("shop", "h3") }));

        await WriteAsync(s => s.Gates.TakeBackAsync(new(_launch, "shop", "h3", ManagerId, Now), Now.AddHours(1)));
        Assert.That((await ReadAsync(s => s.Gates.AcknowledgementsAsync(_launch))).Select(a => a.Channel), Is.EqualTo(new[] { "hotline" }), "none of before takes its place");
        Assert.That(() => WriteAsync(s => s.Gates.TakeBackAsync(new(_launch, "shop", "h3", ManagerId, Now), Now.AddHours(2))), Throws.InstanceOf<ConcurrentChangeException>());
        await WriteAsync(s => s.Gates.AddAsync(new Acknowledgement(_launch, "shop", "h3", ManagerId, Now.AddHours(3))));
        Assert.That((await ReadAsync(s => s.Gates.AcknowledgementsAsync(_launch))).Select(a => a.Channel), Is.EqualTo(new[] { "hotline", "shop" }));
    }

    [Test]
    public async Task ReplaceDuties_WhenReplaced_AreTheNewOnes()
    {
        await WriteAsync(s => s.Gates.ReplaceDutiesAsync(_launch, [new(_launch, "commander", ManagerId, Now), new(_launch, "hotline", ManagerId, Now)]));
        await WriteAsync(s => s.Gates.ReplaceDutiesAsync(_launch, [new(_launch, "commander", ManagerId, Now.AddHours(1))]));

        Assert.That(await ReadAsync(s => s.Gates.DutiesAsync(_launch)), Is.EqualTo(new[] { new DutyAssignment(_launch, "commander", ManagerId, Now.AddHours(1)) }));
    }

    [Test]
    public async Task Duties_AreByNameAndPerson()
    {
        DutyAssignment[] ordered = [new(_launch, "Checker", ManagerId, Now), new(_launch, "commander", ManagerId, Now), new(_launch, "commander", ManagerId + 1, Now)];
        await WriteAsync(s => s.Organisation.AddPersonAsync(new(ManagerId + 1, "zhao.hai", "赵海", "Zhao Hai", "en", null)));
        await WriteAsync(s => s.Gates.ReplaceDutiesAsync(_launch, [.. ordered.Reverse()]));

        Assert.That(await ReadAsync(s => s.Gates.DutiesAsync(_launch)), Is.EqualTo(ordered));
    }

    [Test]
    public async Task AppendAudit_WhenItDoesNotFollowTheLast_IsLeftToTheRetry()
    {
        await WriteAsync(s => s.Audit.AppendAsync(Event(1, AuditTrail.Origin, "h1")));

        Assert.That(() => WriteAsync(s => s.Audit.AppendAsync(Event(2, "other", "h2"))), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(await ReadAsync(s => s.Audit.LastMomentAsync(_launch)), Is.EqualTo(Now));
    }

    [Test]
    public async Task SaveFlow_WhenItFollows_AppendsToTheJournal()
    {
        await SaveFlowAsync(State(1), new JournalEntry(1, JournalEntry.Started, null, 0, null));
        await SaveFlowAsync(State(2), new JournalEntry(2, JournalEntry.Completed, "review-it", 1, "Approved"));

        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))?.State, Is.EqualTo(State(2)));
        Assert.That(await ReadAsync(s => s.Flows.JournalAsync(_launch)), Is.EqualTo(new[]
        {
            new JournalRecord(new(1, JournalEntry.Started, null, 0, null), Now, ManagerId),
            new JournalRecord(new(2, JournalEntry.Completed, "review-it", 1, "Approved"), Now, ManagerId),
        }));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task SaveFlow_WhenItDoesNotFollow_IsLeftToTheRetry(int sequence)
    {
        await SaveFlowAsync(State(1), new JournalEntry(1, JournalEntry.Started, null, 0, null));

        Assert.That(() => SaveFlowAsync(State(sequence), new JournalEntry(sequence, JournalEntry.Completed, "a", 1, "Done")),
            Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(await ReadAsync(s => s.Flows.JournalAsync(_launch)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReplaceWork_WhenReplaced_IsTheNewWork()
    {
        var sign = new WorkItem(_launch, "sign:it", WorkKind.SignOff, "review-it", new(Role.Reviewer, "it"), Now, Now.AddHours(1));
        var acknowledge = new WorkItem(_launch, "ack:shop", WorkKind.Acknowledge, null, new(Role.ChannelOwner, Channel: "shop", PersonId: ManagerId), Now, null);
        await WriteAsync(s => s.Flows.ReplaceWorkAsync(_launch, [sign]));
        await WriteAsync(s => s.Flows.ReplaceWorkAsync(_launch, [sign, acknowledge]));

        Assert.That(await ReadAsync(s => s.Flows.WorkAsync(_launch)), Is.EqualTo(new[] { acknowledge, sign }));
    }

    [Test]
    public async Task AppendAudit_WhenTheSequenceIsTaken_IsLeftToTheRetry()
    {
        await WriteAsync(s => s.Audit.AppendAsync(Event(1, AuditTrail.Origin, "h1")));
        await WriteAsync(s => s.Audit.AppendAsync(Event(2, "h1", "h2")));

        Assert.That(() => WriteAsync(s => s.Audit.AppendAsync(Event(2, "h1", "other"))), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(() => WriteAsync(s => s.Audit.AppendAsync(Event(4, "h3", "h4"))), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)), "a gap");
        Assert.That(await ReadAsync(s => s.Audit.HeadAsync(_launch)), Is.EqualTo((2L, "h2")));
        Assert.That((await ReadAsync(s => s.Audit.EventsAsync(_launch, 1, 10))).Single(), Is.EqualTo(Event(2, "h1", "h2")));
    }

    [Test]
    public async Task AuditHead_WhenTheChainIsEmpty_IsTheOrigin() =>
        Assert.That(await ReadAsync(s => s.Audit.HeadAsync(0)), Is.EqualTo((0L, AuditTrail.Origin)));

    private Task SaveFlowAsync(WorkflowState state, JournalEntry entry) => WriteAsync(s => s.Flows.SaveAsync(new(new(_launch, state), [entry], [], [], [], Now, ManagerId)));

    private static WorkflowState State(int sequence) => new() { DefinitionId = "it-cutover", DefinitionVersion = 1, Status = WorkflowStatus.Running, Sequence = sequence };

    private AuditEvent Event(long sequence, string previous, string hash) => new(_launch, sequence, Now, ManagerId, "gate.open", "{}", previous, hash);
}
