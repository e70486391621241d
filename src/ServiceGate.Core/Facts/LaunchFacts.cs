using System.Collections.Immutable;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Facts;

/// <summary>Everything that the rules of a launch look at, read at one moment. The rules are pure functions of it and the time.</summary>
public sealed record LaunchFacts
{
    // Reckoned once; a copy with other contents reckons its own.
    private IReadOnlyDictionary<Section, string>? _hashes;

    /// <summary>The launch.</summary>
    public required Launch Launch { get; init; }

    /// <summary>The people who act for its owner.</summary>
    public IReadOnlyList<long> Deputies { get; init; } = [];

    /// <summary>The definition it follows.</summary>
    public required WorkflowDefinition Definition { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganisationTree Tree { get; init; }

    /// <summary>What its kind asks for.</summary>
    public required Checklist Checklist { get; init; }

    /// <summary>The items of its dossier.</summary>
    public required IReadOnlyList<DossierItem> Items { get; init => (field, _hashes) = (value, null); }

    /// <summary>What is or was attached to it, by id, of launches with <see cref="RuleSets.AttachmentsAreSigned"/>; of earlier ones no rule asks.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init => (field, _hashes) = (value, null); } = [];

    /// <summary>The waivers of its concerns that were asked for, oldest first, of launches with <see cref="RuleSets.ConcernsAreWaived"/>; earlier ones have none.</summary>
    public IReadOnlyList<ConcernWaiver> Waivers { get; init => (field, _hashes) = (value, null); } = [];

    /// <summary>Reviewers' words that it is more serious, oldest first.</summary>
    public IReadOnlyList<LevelRaise> LevelRaises { get; init; } = [];

    /// <summary>The decisions that stand, oldest first.</summary>
    public IReadOnlyList<StepDecision> Decisions { get; init; } = [];

    /// <summary>The decisions that were taken back, oldest first. No rule counts them; pages say that there were such.</summary>
    public IReadOnlyList<StepDecision> TakenBack { get; init; } = [];

    /// <summary>The findings and conditions of decisions that stand, oldest first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The last acknowledgement of each channel.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>People on duty.</summary>
    public IReadOnlyList<DutyAssignment> Duties { get; init; } = [];

    /// <summary>Gates.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>Batches.</summary>
    public IReadOnlyList<Batch> Batches { get; init; } = [];

    /// <summary>How announcements that fell short are settled, oldest first.</summary>
    public IReadOnlyList<NoticeSettlement> Settlements { get; init; } = [];

    /// <summary>What a second person has confirmed of an emergency, oldest first.</summary>
    public IReadOnlyList<NoticeConfirmation> Confirmations { get; init; } = [];

    /// <summary>How far an emergency reaches, once it does, and how far others of the same people do.</summary>
    public IReadOnlyList<EmergencyReach> Reaches { get; init; } = [];

    /// <summary>Those on duty now who are a second person for an emergency, the nearest unit first, and those asked about it whose shift has ended meanwhile.</summary>
    public IReadOnlyList<DutySeat> OnDuty { get; init; } = [];

    /// <summary>Who on duty was asked to confirm an emergency, oldest first.</summary>
    public IReadOnlyList<DutyCall> DutyCalls { get; init; } = [];

    /// <summary>What second people have said no to, oldest first.</summary>
    public IReadOnlyList<EmergencyDecline> Declines { get; init; } = [];

    /// <summary>The pre-approved texts and words for an emergency of its kind in its unit, all versions that were approved.</summary>
    public IReadOnlyList<ApprovedText> ApprovedTexts { get; init; } = [];

    /// <summary>How far notices may go without somebody else's look.</summary>
    public NoticeBounds Bounds { get; init; } = NoticeBounds.Usual;

    /// <summary>What reviewers have said of texts that look like marketing.</summary>
    public IReadOnlyList<ServiceOnly> ServiceOnly { get; init; } = [];

    /// <summary>What was sent to seed numbers.</summary>
    public IReadOnlyList<SeedTest> SeedTests { get; init; } = [];

    /// <summary>The customers' list in use; null until imported.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The position in the definition; null before the start.</summary>
    public WorkflowState? State { get; init; }

    /// <summary>Why the flow stands still; null when it does not.</summary>
    public Incident? Fault { get; init; }

    /// <summary>Name of the engine that runs the flow.</summary>
    public string Engine { get; init; } = EmbeddedEngine.OwnName;

    /// <summary>Whether the engine has still to say where the flow stands; it stands still by a fault if there is one.</summary>
    public bool IsPositionOwed => State is { AnswerOwed: true, Status: WorkflowStatus.Running };

    /// <summary>Since when each waiting visit of a step waits.</summary>
    public IReadOnlyDictionary<WaitingActivity, DateTimeOffset> Entered { get; init; } = ImmutableDictionary<WaitingActivity, DateTimeOffset>.Empty;

    /// <summary>The calendar in which deadlines count.</summary>
    public BusinessCalendar Calendar { get; init; } = BusinessCalendar.WeekdaysOnly;

    /// <summary>Who answers for it: its owner, and whoever has handed something of it in.</summary>
    public IReadOnlyCollection<long> Answering => [.. Decisions.Where(d => d.Verdict is Verdict.Submitted).Select(d => d.By).Append(Launch.OwnerId).Distinct().Order()];

    /// <summary>The hash of each section, also of empty ones.</summary>
    public IReadOnlyDictionary<Section, string> Hashes => _hashes ??= Enum.GetValues<Section>().ToDictionary(s => s, s => SectionHash.Of(SignedParts(s).Select(p => KeyValuePair.Create(p.Key, p.SignedHash))));

    /// <summary>The rule by which the levels of its risks are found.</summary>
    public RiskRule RiskRule => new(Launch.RuleSet, Checklist.Risks);

    /// <summary>
    /// The segments of the list: of launches with <see cref="RuleSets.ClocksAreCustomers"/> one for each zone of its customers, otherwise everybody, by the clock of the launch's
    /// unit. Never empty.
    /// </summary>
    public IReadOnlyList<ListSegment> Segments => Launch.RuleSet >= RuleSets.ClocksAreCustomers && Audience?.Zones is { Count: > 0 } zones
        ? [.. zones.Select(z => new ListSegment(zones.Count > 1 ? z.Zone : null, WindowIn(z.Zone)))]
        : [new(null, UnitsWindow)];

    /// <summary>The window as most of the customers read it: by the clock of the launch's unit, if there are customers who live by that.</summary>
    public LaunchWindow CustomersWindow => Segments[0].Window;

    private LaunchWindow UnitsWindow => Launch.RuleSet >= RuleSets.PromisesAreKept && Tree.Find(Launch.UnitId) is { } unit ? WindowIn(unit.TimeZone) : Launch.Window;

    /// <summary>The segment that a batch goes to, whatever the list is now.</summary>
    /// <param name="name">Its name; null: everybody.</param>
    public ListSegment SegmentOf(string? name) => name is null ? new(null, CustomersWindow) : new(name, WindowIn(name));

    private LaunchWindow WindowIn(string zone) => Launch.Window.In(LocalTimes.Zone(zone));

    /// <summary>The contents of a section, by key.</summary>
    public IEnumerable<(string Key, T Content)> Contents<T>(Section section) where T : ItemContent =>
        Items.Where(i => i.Section == section).Select(i => (i.Key, (T)ItemContent.Stored(i)));

    /// <summary>The steps that wait now.</summary>
    public IEnumerable<(Activity Activity, int Visit)> Waiting =>
        (State?.Waiting ?? []).Select(w => (Definition.Find(w.ActivityId), w.Visit));

    /// <summary>Since when a visit of a step waits; since the launch was created where that is not known.</summary>
    public DateTimeOffset EnteredAt(string activityId, int visit) => Entered.TryGetValue(new(activityId, visit), out var at) ? at : Launch.CreatedAt;

    /// <summary>What a signature of a section covers: its items, what is attached to them, and of the concerns what is waived.</summary>
    public IEnumerable<SignedPart> SignedParts(Section section) => Items.Where(i => i.Section == section).Select(SignedPart.Of)
        .Concat(Attachments.Where(a => a.Stands && a.Place.SectionOf() == section).Select(SignedPart.Of))
        .Concat(section is Section.Concerns ? Waivers.Where(w => w.Stands && IsAbout(w)).Select(SignedPart.Of) : []);

    private bool IsAbout(ConcernWaiver waiver) => Items.Any(i => i.Section is Section.Concerns && i.Key == waiver.Concern && i.Hash == waiver.Answer);
}
