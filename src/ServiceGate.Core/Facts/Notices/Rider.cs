namespace ServiceGate.Core.Facts.Notices;

/// <summary>A customer of a batch who shares an address on its channel with one before, and is told by the same message where the text is the same.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="WithId">The customer with the least id of the batch's at that address, in whose chunk it goes.</param>
public sealed record Rider(long CustomerId, long WithId);
