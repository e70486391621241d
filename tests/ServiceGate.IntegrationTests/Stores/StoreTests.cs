using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class AudienceStoreTests(DatabaseStand stand) : AudienceStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class DefinitionStoreTests(DatabaseStand stand) : DefinitionStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class DossierStoreTests(DatabaseStand stand) : DossierStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class EmergencyStoreTests(DatabaseStand stand) : EmergencyStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class EngineStoreTests(DatabaseStand stand) : EngineStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class FlowStoreTests(DatabaseStand stand) : FlowStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class FactorStoreTests(DatabaseStand stand) : FactorStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class HoldStoreTests(DatabaseStand stand) : HoldStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class AnnouncementStoreTests(DatabaseStand stand) : AnnouncementStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class AbsenceStoreTests(DatabaseStand stand) : AbsenceStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ApprovedTextStoreTests(DatabaseStand stand) : ApprovedTextStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class AttachmentStoreTests(DatabaseStand stand) : AttachmentStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class WaiverStoreTests(DatabaseStand stand) : WaiverStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ContingencyStoreTests(DatabaseStand stand) : ContingencyStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class LookStoreTests(DatabaseStand stand) : LookStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class CommentStoreTests(DatabaseStand stand) : CommentStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class CauseStoreTests(DatabaseStand stand) : CauseStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class WhatIfStoreTests(DatabaseStand stand) : WhatIfStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ContentStoreTests(DatabaseStand stand) : ContentStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class RosterStoreTests(DatabaseStand stand) : RosterStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class LaunchStoreTests(DatabaseStand stand) : LaunchStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class NoticeStoreTests(DatabaseStand stand) : NoticeStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class OrganisationStoreTests(DatabaseStand stand) : OrganisationStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ReviewStoreTests(DatabaseStand stand) : ReviewStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class TokenStoreTests(DatabaseStand stand) : TokenStoreContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class SessionTests(DatabaseStand stand) : SessionContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class RacedRowsTests(DatabaseStand stand) : RacedRowsContract(stand);

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ZonedListTests(DatabaseStand stand) : ZonedListContract(stand);
