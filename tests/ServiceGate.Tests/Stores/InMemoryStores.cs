using ServiceGate.Core.Ports.Stores;
using ServiceGate.Tests.InMemory;

namespace ServiceGate.Tests.Stores;

/// <summary>Stores in memory.</summary>
internal sealed class MemoryStand : IStoreStand
{
    public Task<ISessionFactory> OpenAsync() => Task.FromResult<ISessionFactory>(new MemorySessions());

    public Task CloseAsync() => Task.CompletedTask;
}

public sealed class AudiencesInMemory() : AudienceStoreContract(new MemoryStand());

public sealed class DefinitionsInMemory() : DefinitionStoreContract(new MemoryStand());

public sealed class DossiersInMemory() : DossierStoreContract(new MemoryStand());

public sealed class EmergenciesInMemory() : EmergencyStoreContract(new MemoryStand());

public sealed class EnginesInMemory() : EngineStoreContract(new MemoryStand());

public sealed class FlowsInMemory() : FlowStoreContract(new MemoryStand());

public sealed class FactorsInMemory() : FactorStoreContract(new MemoryStand());

public sealed class HoldsInMemory() : HoldStoreContract(new MemoryStand());

public sealed class AnnouncementsInMemory() : AnnouncementStoreContract(new MemoryStand());

public sealed class AbsencesInMemory() : AbsenceStoreContract(new MemoryStand());

public sealed class ApprovedTextsInMemory() : ApprovedTextStoreContract(new MemoryStand());

public sealed class AttachmentsInMemory() : AttachmentStoreContract(new MemoryStand());

public sealed class WaiversInMemory() : WaiverStoreContract(new MemoryStand());

public sealed class ContingencyInMemory() : ContingencyStoreContract(new MemoryStand());

public sealed class LooksInMemory() : LookStoreContract(new MemoryStand());

public sealed class CommentsInMemory() : CommentStoreContract(new MemoryStand());

public sealed class CausesInMemory() : CauseStoreContract(new MemoryStand());

public sealed class WhatIfsInMemory() : WhatIfStoreContract(new MemoryStand());

public sealed class ContentInMemory() : ContentStoreContract(new MemoryStand());

public sealed class RostersInMemory() : RosterStoreContract(new MemoryStand());

public sealed class LaunchesInMemory() : LaunchStoreContract(new MemoryStand());

public sealed class NoticesInMemory() : NoticeStoreContract(new MemoryStand());

public sealed class OrganisationInMemory() : OrganisationStoreContract(new MemoryStand());

public sealed class RacedRowsInMemory() : RacedRowsContract(new MemoryStand());

public sealed class ReviewsInMemory() : ReviewStoreContract(new MemoryStand());

public sealed class SessionsInMemory() : SessionContract(new MemoryStand());

public sealed class SimulationsInMemory() : SimulationStoreContract(new MemoryStand());

public sealed class TokensInMemory() : TokenStoreContract(new MemoryStand());

public sealed class ZonedListsInMemory() : ZonedListContract(new MemoryStand());

public sealed class ChannelBudgetsInMemory() : ChannelBudgetContract(new MemoryStand())
{
    protected override Task LetPassAsync(TimeSpan time)
    {
        Machine += time;
        return Task.CompletedTask;
    }
}
