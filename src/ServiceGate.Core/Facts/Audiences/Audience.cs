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

/// <summary>A list of affected customers (影响客户清单). Immutable once complete; a new import makes a new one.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="ImportId">The import that made it: the command's id, so that an interrupted import is taken up again.</param>
/// <param name="Source">Name of the file.</param>
/// <param name="Count">How many customers were written so far.</param>
/// <param name="Complete">Whether all of them were.</param>
/// <param name="ListHash">Hash over the ordered account numbers; null until complete.</param>
/// <param name="CreatedAt">When the import began.</param>
public sealed record Audience(long Id, long LaunchId, string ImportId, string Source, int Count, bool Complete, string? ListHash, DateTimeOffset CreatedAt);

/// <summary>What became of one customer in a launch.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="FailedAt">When it was reported that the launch failed for this customer; null when it did not.</param>
/// <param name="RolledBackAt">When an agent rolled the customer back; null when not.</param>
/// <param name="RolledBackBy">Who did.</param>
/// <param name="Reason">Why.</param>
public sealed record CustomerResult(
    long LaunchId, long CustomerId, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt = null, long? RolledBackBy = null, string? Reason = null);
