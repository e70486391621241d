using System.Collections.Immutable;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Facts.Tokens;

namespace ServiceGate.Tests.InMemory;

/// <summary>Everything that is stored, immutable: a transaction works on its own copy and puts it in place when it commits.</summary>
internal sealed record MemoryState
{
    internal ImmutableList<OrganisationUnit> Units { get; init; } = [];

    internal ImmutableList<Department> Departments { get; init; } = [];

    internal ImmutableSortedDictionary<long, Person> People { get; init; } = ImmutableSortedDictionary<long, Person>.Empty;

    internal ImmutableDictionary<long, NewPassword> Passwords { get; init; } = ImmutableDictionary<long, NewPassword>.Empty;

    internal ImmutableSortedDictionary<long, PersonGrant> Grants { get; init; } = ImmutableSortedDictionary<long, PersonGrant>.Empty;

    internal ImmutableSortedDictionary<long, Absence> Absences { get; init; } = ImmutableSortedDictionary<long, Absence>.Empty;

    internal ImmutableSortedDictionary<long, DutyShift> Shifts { get; init; } = ImmutableSortedDictionary<long, DutyShift>.Empty;

    internal ImmutableDictionary<long, string> DutyNumbers { get; init; } = ImmutableDictionary<long, string>.Empty;

    internal ImmutableSortedDictionary<long, DutyCall> Calls { get; init; } = ImmutableSortedDictionary<long, DutyCall>.Empty;

    internal ImmutableSortedDictionary<long, ApprovedText> ApprovedTexts { get; init; } = ImmutableSortedDictionary<long, ApprovedText>.Empty;

    internal ImmutableList<EmergencyDecline> Declines { get; init; } = [];

    internal ImmutableSortedDictionary<long, AccountHold> Holds { get; init; } = ImmutableSortedDictionary<long, AccountHold>.Empty;

    internal ImmutableDictionary<long, string> Factors { get; init; } = ImmutableDictionary<long, string>.Empty;

    internal ImmutableSortedDictionary<long, ProposedRole> ProposedRoles { get; init; } = ImmutableSortedDictionary<long, ProposedRole>.Empty;

    internal ImmutableSortedDictionary<long, Launch> Launches { get; init; } = ImmutableSortedDictionary<long, Launch>.Empty;

    internal ImmutableDictionary<(long Unit, int Year), int> Numbers { get; init; } = ImmutableDictionary<(long, int), int>.Empty;

    internal ImmutableSortedDictionary<long, AnnouncedWindow> Announced { get; init; } = ImmutableSortedDictionary<long, AnnouncedWindow>.Empty;

    internal ImmutableList<(long Launch, long Person)> Deputies { get; init; } = [];

    internal ImmutableDictionary<(long Launch, Section Section, string Key), DossierItem> Items { get; init; } =
        ImmutableDictionary<(long, Section, string), DossierItem>.Empty;

    internal ImmutableList<ItemChange> Changes { get; init; } = [];

    internal ImmutableDictionary<string, string> Content { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal ImmutableSortedDictionary<long, Attachment> Attachments { get; init; } = ImmutableSortedDictionary<long, Attachment>.Empty;

    internal ImmutableSortedDictionary<long, ConcernWaiver> Waivers { get; init; } = ImmutableSortedDictionary<long, ConcernWaiver>.Empty;

    internal ImmutableSortedDictionary<long, ActionCall> Actions { get; init; } = ImmutableSortedDictionary<long, ActionCall>.Empty;

    internal ImmutableDictionary<(long Launch, long Minute), long> RollbackMinutes { get; init; } = ImmutableDictionary<(long, long), long>.Empty;

    internal ImmutableDictionary<long, RightWithdrawal> RightWithdrawals { get; init; } = ImmutableDictionary<long, RightWithdrawal>.Empty;

    internal ImmutableSortedDictionary<long, ConcernComment> Comments { get; init; } = ImmutableSortedDictionary<long, ConcernComment>.Empty;

    internal ImmutableDictionary<(long Launch, long Person, Section Section), SectionLook> Looks { get; init; } = ImmutableDictionary<(long, long, Section), SectionLook>.Empty;

    internal ImmutableList<LoadedCauses> Causes { get; init; } = [];

    internal ImmutableSortedDictionary<(long Launch, string Question), WhatIfAnswer> WhatIfs { get; init; } = ImmutableSortedDictionary<(long, string), WhatIfAnswer>.Empty;

    internal ImmutableSortedDictionary<long, FileUpload> Uploads { get; init; } = ImmutableSortedDictionary<long, FileUpload>.Empty;

    internal ImmutableSortedDictionary<(long Upload, int Part), string> UploadParts { get; init; } = ImmutableSortedDictionary<(long, int), string>.Empty;

    internal ImmutableDictionary<string, StoredFile> Files { get; init; } = ImmutableDictionary<string, StoredFile>.Empty;

    internal ImmutableSortedDictionary<(string Hash, int Part), string> FileParts { get; init; } = ImmutableSortedDictionary<(string, int), string>.Empty;

    internal ImmutableList<LevelRaise> LevelRaises { get; init; } = [];

    internal ImmutableList<StepDecision> Decisions { get; init; } = [];

    internal ImmutableSortedDictionary<long, Finding> Findings { get; init; } = ImmutableSortedDictionary<long, Finding>.Empty;

    internal ImmutableDictionary<(long Launch, string Name), Gate> Gates { get; init; } = ImmutableDictionary<(long, string), Gate>.Empty;

    internal ImmutableList<NoticeConfirmation> Confirmations { get; init; } = [];

    internal ImmutableList<EmergencyReach> Reaches { get; init; } = [];

    internal ImmutableList<Acknowledgement> Acknowledgements { get; init; } = [];

    internal ImmutableList<DutyAssignment> Duties { get; init; } = [];

    internal ImmutableDictionary<long, string> Flows { get; init; } = ImmutableDictionary<long, string>.Empty;

    /// <summary>The engine that runs each flow, and until when somebody has taken it.</summary>
    internal ImmutableSortedDictionary<long, (string Name, bool Owed, DateTimeOffset? ClaimedUntil)> Engines { get; init; } =
        ImmutableSortedDictionary<long, (string, bool, DateTimeOffset?)>.Empty;

    /// <summary>Fingerprint of the calendar in which each flow's times were counted.</summary>
    internal ImmutableDictionary<long, string> Calendars { get; init; } = ImmutableDictionary<long, string>.Empty;

    internal string? CalendarInForce { get; init; }

    internal ImmutableList<(long Launch, JournalRecord Record)> Journal { get; init; } = [];

    internal ImmutableDictionary<long, Incident> Faults { get; init; } = ImmutableDictionary<long, Incident>.Empty;

    internal ImmutableList<Bookmark> Bookmarks { get; init; } = [];

    internal ImmutableList<FlowTimer> Timers { get; init; } = [];

    internal ImmutableList<Notification> Messages { get; init; } = [];

    internal ImmutableDictionary<(long Message, long Person), DateTimeOffset> Readings { get; init; } = ImmutableDictionary<(long, long), DateTimeOffset>.Empty;

    internal ImmutableList<WorkItem> Work { get; init; } = [];

    internal ImmutableSortedDictionary<long, DefinitionPublication> Publications { get; init; } = ImmutableSortedDictionary<long, DefinitionPublication>.Empty;

    internal ImmutableSortedDictionary<long, DefinitionSimulation> Simulations { get; init; } = ImmutableSortedDictionary<long, DefinitionSimulation>.Empty;

    internal ImmutableSortedDictionary<(long Simulation, long Launch), SimulatedLaunch> Simulated { get; init; } =
        ImmutableSortedDictionary<(long, long), SimulatedLaunch>.Empty;

    internal ImmutableSortedDictionary<long, Batch> Batches { get; init; } = ImmutableSortedDictionary<long, Batch>.Empty;

    internal ImmutableSortedDictionary<long, NoticeSettlement> Settlements { get; init; } = ImmutableSortedDictionary<long, NoticeSettlement>.Empty;

    internal ImmutableSortedDictionary<long, NoticeVersion> Versions { get; init; } = ImmutableSortedDictionary<long, NoticeVersion>.Empty;

    internal ImmutableSortedDictionary<(long Batch, int Sequence), Chunk> Chunks { get; init; } = ImmutableSortedDictionary<(long, int), Chunk>.Empty;

    internal ImmutableDictionary<(long Version, NoticeChannel Channel, long Customer), LedgerRow> Ledger { get; init; } =
        ImmutableDictionary<(long, NoticeChannel, long), LedgerRow>.Empty;

    internal ImmutableDictionary<NoticeChannel, (DateTimeOffset FullAt, string Day, int Used)> Budgets { get; init; } =
        ImmutableDictionary<NoticeChannel, (DateTimeOffset, string, int)>.Empty;

    /// <summary>Ids of customers by account number.</summary>
    internal ImmutableDictionary<string, long> Accounts { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    internal ImmutableSortedDictionary<long, Customer> Customers { get; init; } = ImmutableSortedDictionary<long, Customer>.Empty;

    internal ImmutableDictionary<long, Audience> Audiences { get; init; } = ImmutableDictionary<long, Audience>.Empty;

    internal ImmutableDictionary<(long Audience, long Other), int> Shared { get; init; } = ImmutableDictionary<(long Audience, long Other), int>.Empty;

    internal ImmutableDictionary<long, long> Revisions { get; init; } = ImmutableDictionary<long, long>.Empty;

    /// <summary>Customers set aside for a list, by account number.</summary>
    internal ImmutableDictionary<long, ImmutableSortedDictionary<string, PendingCustomer>> Pending { get; init; } =
        ImmutableDictionary<long, ImmutableSortedDictionary<string, PendingCustomer>>.Empty;

    internal ImmutableDictionary<long, ImmutableSortedSet<long>> Members { get; init; } = ImmutableDictionary<long, ImmutableSortedSet<long>>.Empty;

    /// <summary>The zone of each member of a list that has several.</summary>
    internal ImmutableDictionary<(long Audience, long Customer), string> Zones { get; init; } = ImmutableDictionary<(long, long), string>.Empty;

    internal ImmutableDictionary<(long Launch, long Customer), CustomerResult> Results { get; init; } =
        ImmutableDictionary<(long, long), CustomerResult>.Empty;

    internal ImmutableDictionary<(long Customer, string For), Consent> Consents { get; init; } = ImmutableDictionary<(long, string), Consent>.Empty;

    internal ImmutableDictionary<(NoticeChannel Channel, string Address), RefusedAddress> Refusals { get; init; } = ImmutableDictionary<(NoticeChannel, string), RefusedAddress>.Empty;

    internal ImmutableDictionary<(long Batch, long Customer), ExclusionReason> Exclusions { get; init; } = ImmutableDictionary<(long, long), ExclusionReason>.Empty;

    /// <summary>What was counted against the limits of a batch: since somebody let it go on, in an hour, on a day.</summary>
    internal ImmutableDictionary<long, (int Batch, string Hour, int OfHour, string Day, int OfDay)> Paces { get; init; } =
        ImmutableDictionary<long, (int, string, int, string, int)>.Empty;

    internal ImmutableDictionary<(long Batch, long Customer), long> Riders { get; init; } = ImmutableDictionary<(long, long), long>.Empty;

    internal ImmutableList<SeedTest> SeedTests { get; init; } = [];

    internal ImmutableList<ServiceOnly> ServiceOnly { get; init; } = [];

    internal ImmutableSortedDictionary<long, ApiToken> Tokens { get; init; } = ImmutableSortedDictionary<long, ApiToken>.Empty;

    internal ImmutableDictionary<long, ImmutableList<AuditEvent>> Audit { get; init; } = ImmutableDictionary<long, ImmutableList<AuditEvent>>.Empty;

    internal ImmutableDictionary<(long Person, string Command), CommandRecord> Commands { get; init; } =
        ImmutableDictionary<(long, string), CommandRecord>.Empty;
}
