using System.Text.Json;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>What a kind of launch asks for: data beside its definitions, read from <c>workflows/&lt;kind&gt;.checklist.json</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="DefaultWindow">Local times proposed for a new launch.</param>
/// <param name="Concerns">The service concerns, in the order of the form.</param>
/// <param name="Channels">The channels that need a script.</param>
/// <param name="Duties">The positions on duty during the window.</param>
/// <param name="Notices">The proposed notice plan, by step code; every code is required in the plan.</param>
/// <param name="CoveragePercent">How many of 100 affected customers must have been told before the go-ahead, 0 to 100.</param>
/// <param name="GoAheadHours">How many hours before the window's start the go-ahead gate must open at the latest.</param>
/// <param name="Hotline">The number that notices name for questions.</param>
/// <param name="LeadHours">How many hours ahead the first customers are told at the latest, unless a reason says why not; 0: no rule.</param>
/// <param name="Sections">The sections that the kind asks for; null: all. What it does not ask for may still be filled in.</param>
/// <param name="Variants">What is different for a variant, by the variant's code.</param>
/// <param name="ListDifferencePercent">By what share of its customers a fresh list may differ from the signed one and still be covered by those signatures, in percent.</param>
/// <param name="StartReportHours">How many hours after the window's planned start the report of the actual one is late.</param>
/// <param name="GateReminderHours">
/// How many hours before a gate's latest moment who is on duty is reminded, by the clock; where it lies outside working hours, so many working hours before also owner and head.
/// </param>
/// <param name="MediumFromCustomers">Above how many affected customers a launch is of medium level at least.</param>
/// <param name="ContactLimit">How often marketing reaches the same customer; null: no limit.</param>
/// <param name="LicenceLeadHours">How many hours ahead customers are told at the latest of an end of service that touches the licence.</param>
/// <param name="Withdrawals">What is different by what a withdrawal takes away, by the code of its kind.</param>
/// <param name="WaiverReminderHours">How many working hours before a waiver ends those whom it concerns are reminded.</param>
/// <param name="HoldPoints">The hold points of every procedure, which only a planned launch has; null: the kind asks for none.</param>
/// <param name="Rehearsals">Which rehearsals of a plan suffice, by the code of its risk's level; null, or a level left out: as everywhere.</param>
/// <param name="RollbackHoldPercent">What share of the customers must have been rolled back within an hour for the next announcement and stage to be held, in percent.</param>
/// <param name="RollbackHoldLeast">How many at least.</param>
/// <param name="Risks">How risks are judged; null: by the usual scores.</param>
/// <param name="Facts">The facts of its sheet (业务要素表); null: it has no sheet.</param>
/// <param name="Elements">What channels have to have ready for their scripts (配套要素); null: nothing is asked.</param>
/// <param name="Trials">What it asks of trials; null: nothing beside one.</param>
/// <param name="Stress">What it asks of hotlines, and how calls are forecast; null: nothing.</param>
/// <param name="PostChecks">The checks after the work that only a planned launch owes; null: the kind asks for none.</param>
public sealed record Checklist(
    LaunchKind Kind, NoticeBand DefaultWindow, IReadOnlyList<Concern> Concerns, IReadOnlyList<ScriptChannel> Channels, IReadOnlyList<Duty> Duties,
    IReadOnlyDictionary<string, JsonElement> Notices, int CoveragePercent, int GoAheadHours, string Hotline = "10000", int LeadHours = 72,
    IReadOnlyList<Section>? Sections = null, IReadOnlyDictionary<string, ChecklistVariant>? Variants = null, int ListDifferencePercent = 2, int StartReportHours = 2,
    int GateReminderHours = 4, int MediumFromCustomers = 1000, ContactLimit? ContactLimit = null,
    int LicenceLeadHours = 2160, IReadOnlyDictionary<string, WithdrawalWay>? Withdrawals = null, int WaiverReminderHours = 16,
    IReadOnlyList<HoldPoint>? HoldPoints = null,
    IReadOnlyDictionary<string, IReadOnlyList<RehearsalKind>>? Rehearsals = null, int RollbackHoldPercent = 5, int RollbackHoldLeast = 20, RiskScale? Risks = null,
    IReadOnlyList<FactKind>? Facts = null, IReadOnlyList<ScriptElement>? Elements = null, TrialAsk? Trials = null, StressAsk? Stress = null,
    IReadOnlyList<PostCheck>? PostChecks = null)
{
    /// <summary>Whether telling customers something is what the launch is for, and not only what goes with it.</summary>
    public bool IsOutreach => Notices.Values.Any(step => step.TryGetProperty("purpose", out var purpose) && purpose.ValueEquals(NoticePurpose.Outreach.Code()));

    /// <summary>Whether the kind asks for a section.</summary>
    public bool AsksFor(Section section) => (Sections is null || Sections.Contains(section)) && section switch
    {
        Section.Facts => Facts is { Count: > 0 },
        Section.Stress => Stress is not null,
        _ => true,
    };

    /// <summary>The checklist as it holds for a variant: its concerns, and its own settings where it has them.</summary>
    public Checklist For(LaunchVariant variant)
    {
        var own = Variants?.GetValueOrDefault(variant.Code()) ?? new();
        return this with
        {
            Variants = null,
            Risks = Risks?.For(variant),
            Facts = Facts is null ? null : [.. Facts.Where(f => f.AppliesTo(variant))],
            Concerns = [.. Concerns.Where(c => c.AppliesTo(variant))],
            DefaultWindow = own.DefaultWindow ?? DefaultWindow,
            Channels = own.Channels ?? Channels,
            Duties = own.Duties ?? Duties,
            Notices = own.Notices ?? Notices,
            CoveragePercent = own.CoveragePercent ?? CoveragePercent,
            GoAheadHours = own.GoAheadHours ?? GoAheadHours,
            LeadHours = own.LeadHours ?? LeadHours,
            Sections = own.Sections ?? Sections,
            LicenceLeadHours = own.LicenceLeadHours ?? LicenceLeadHours,
            Withdrawals = own.Withdrawals ?? Withdrawals,
            Trials = own.Trials ?? Trials,
        };
    }

    /// <summary>
    /// The checklist as it holds for a withdrawal that says what it takes away: the lead that the law asks is owed by an end of service only, unless the checklist says otherwise. Null: nothing was
    /// said, everything stays.
    /// </summary>
    public Checklist For(Withdrawal? withdrawal)
    {
        if (withdrawal is null) return this;
        var way = Withdrawals?.GetValueOrDefault(withdrawal.Kind.Code()) ?? new();
        var usual = way.LeadHours ?? (withdrawal.Kind is WithdrawalKind.EndOfService ? LeadHours : 0);
        return this with { Notices = way.Notices ?? Notices, LeadHours = withdrawal.LicenceTouched ? Math.Max(usual, LicenceLeadHours) : usual };
    }
}

/// <summary>What a variant of a kind asks for otherwise; null keeps what the kind says. The members mean what those of <see cref="Checklist"/> mean.</summary>
/// <param name="DefaultWindow">Local times proposed for a new launch.</param>
/// <param name="Channels">The channels that need a script.</param>
/// <param name="Duties">The positions on duty.</param>
/// <param name="Notices">The notice plan.</param>
/// <param name="CoveragePercent">How many of 100 customers must have been told.</param>
/// <param name="GoAheadHours">How many hours ahead the go-ahead must be given.</param>
/// <param name="LeadHours">How many hours ahead customers are told.</param>
/// <param name="Sections">The sections asked for.</param>
/// <param name="LicenceLeadHours">How many hours ahead customers are told where the licence is touched.</param>
/// <param name="Withdrawals">What is different by what a withdrawal takes away.</param>
/// <param name="Trials">What is asked of trials.</param>
public sealed record ChecklistVariant(
    NoticeBand? DefaultWindow = null, IReadOnlyList<ScriptChannel>? Channels = null, IReadOnlyList<Duty>? Duties = null,
    IReadOnlyDictionary<string, JsonElement>? Notices = null, int? CoveragePercent = null, int? GoAheadHours = null, int? LeadHours = null,
    IReadOnlyList<Section>? Sections = null, int? LicenceLeadHours = null, IReadOnlyDictionary<string, WithdrawalWay>? Withdrawals = null, TrialAsk? Trials = null);

/// <summary>What one kind of withdrawal asks for otherwise; null keeps what withdrawals ask for.</summary>
/// <param name="LeadHours">How many hours ahead customers are told at the latest; 0: the law asks for none.</param>
/// <param name="Notices">The notice plan.</param>
public sealed record WithdrawalWay(int? LeadHours = null, IReadOnlyDictionary<string, JsonElement>? Notices = null);

/// <summary>How often marketing reaches the same customer, by all launches together.</summary>
/// <param name="Times">How often at most.</param>
/// <param name="Days">Within how many days.</param>
public sealed record ContactLimit(int Times, int Days);

/// <summary>A service concern of a checklist (服务关注点).</summary>
/// <param name="Id">Id, unique in the checklist (<c>I3</c>).</param>
/// <param name="Question">The question.</param>
/// <param name="Guidance">How to answer it.</param>
/// <param name="Department">Who answers for it.</param>
/// <param name="Evidence">What proves it.</param>
/// <param name="Section">The part of the dossier in which it is worked out.</param>
/// <param name="When">The variants it applies to; null: all but emergencies, whose concerns are named.</param>
/// <param name="OwedByLaw">Whether the law asks it (法定项), so that nobody can waive it.</param>
/// <param name="Due">By when it is answered; null: nobody says.</param>
/// <param name="Tale">What went wrong where nobody asked; null: no public case is known.</param>
/// <param name="ReviewBy">The day by which the question has to prove itself again; null: nobody says.</param>
public sealed record Concern(
    string Id, LocalText Question, LocalText Guidance, string Department, LocalText Evidence, Section Section = Section.Concerns,
    IReadOnlyList<LaunchVariant>? When = null, bool OwedByLaw = false, ConcernDue? Due = null, CautionaryTale? Tale = null, DateOnly? ReviewBy = null)
{
    /// <summary>Whether the concern is asked for a variant.</summary>
    public bool AppliesTo(LaunchVariant variant) => When?.Contains(variant) ?? variant is not LaunchVariant.Emergency;
}

/// <summary>A channel that needs a script.</summary>
/// <param name="Code">Code (<c>hotline</c>).</param>
/// <param name="Name">Name.</param>
public sealed record ScriptChannel(string Code, LocalText Name);

/// <summary>A position that must be staffed during the window.</summary>
/// <param name="Code">Code (<c>commander</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="NotWith">Another position that the same person may not hold: whoever checks does not operate (双人复核).</param>
public sealed record Duty(string Code, LocalText Name, string? NotWith = null);
