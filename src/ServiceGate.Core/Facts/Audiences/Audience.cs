using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>A customer of the register, the only place with personal data.</summary>
/// <param name="Id">Stable id; everything else refers to it.</param>
/// <param name="Account">Account number, unique.</param>
/// <param name="Name">Name; null when erased or not given.</param>
/// <param name="Phone">Mobile number; null when none.</param>
/// <param name="Email">Address; null when none.</param>
/// <param name="PushId">Id for push messages; null when none.</param>
/// <param name="Tier">Tier: diamond, gold, silver, basic.</param>
/// <param name="Language">Language of notices: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="UnitCode">The unit that serves the customer.</param>
public sealed record Customer(long Id, string Account, string? Name, string? Phone, string? Email, string? PushId, string Tier, string Language, string UnitCode);

/// <summary>
/// A list of affected customers (影响客户清单). An import sets it aside beside the register; adopted, it is complete, and who stands on it never changes. A new import makes a
/// new one.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="ImportId">The import that made it: the command's id and the file, so that an interrupted import is taken up again.</param>
/// <param name="Source">Name of the file.</param>
/// <param name="Count">How many customers were set aside so far.</param>
/// <param name="Complete">Whether it was adopted.</param>
/// <param name="ListHash">
/// What named it when it was adopted: <see cref="Audiences.Reach.Signed"/>, or for lists of before a hash over the ordered account numbers; null until then.
/// </param>
/// <param name="CreatedAt">When the import began.</param>
/// <param name="Reach">Whom it reaches and how, as the register says now; null for lists of before.</param>
/// <param name="Counts">What the import does to the register; null for lists of before.</param>
/// <param name="Replaces">The list whose place it took; null when there was none.</param>
/// <param name="Moved">How many of its customers were changed by other launches' imports since the launch took note of it.</param>
/// <param name="MovedIn">The launch with the last of those imports.</param>
/// <param name="MovedBy">Who gave it.</param>
/// <param name="Zones">
/// The zones of its customers, that of the launch's unit first, then those of most customers; null where that was not asked: for lists of launches with an older rule set than
/// <see cref="Launches.RuleSets.ClocksAreCustomers"/>, and where no unit has another zone than the launch's.
/// </param>
/// <param name="Tiers">How many of its customers are of each tier, as the register said when it came into use; null for lists of before.</param>
public sealed record Audience(
    long Id, long LaunchId, string ImportId, string Source, int Count, bool Complete, string? ListHash, DateTimeOffset CreatedAt,
    Reach? Reach = null, ImportCounts? Counts = null, long? Replaces = null, int Moved = 0, long? MovedIn = null, long? MovedBy = null,
    IReadOnlyList<ZoneCount>? Zones = null, IReadOnlyList<TierCount>? Tiers = null);

/// <summary>How many customers of a list are of a tier.</summary>
/// <param name="Tier">The tier: diamond, gold, silver, basic.</param>
/// <param name="Customers">How many.</param>
[Members("tier", "customers")]
public sealed record TierCount(string Tier, int Customers);

/// <summary>What became of one customer in a launch.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="FailedAt">When it was reported that the launch failed for this customer; null when it did not.</param>
/// <param name="RolledBackAt">When an agent rolled the customer back; null when not.</param>
/// <param name="RolledBackBy">Who did.</param>
/// <param name="Reason">Why.</param>
public sealed record CustomerResult(
    long LaunchId, long CustomerId, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt = null, long? RolledBackBy = null, string? Reason = null);
