namespace ServiceGate.Core.Facts.Notices;

/// <summary>That an emergency has begun to reach customers; written once for each person who answers for it, with its first batch.</summary>
/// <param name="LaunchId">The emergency.</param>
/// <param name="PersonId">Its owner, or somebody who handed it in.</param>
/// <param name="Customers">How many customers stand on its list, which is the same to its end.</param>
/// <param name="Together">How many that makes with the emergencies of the same person that had begun in the 24 hours before.</param>
/// <param name="BegunAt">When its first batch began, business time.</param>
public sealed record EmergencyReach(long LaunchId, long PersonId, int Customers, int Together, DateTimeOffset BegunAt);
