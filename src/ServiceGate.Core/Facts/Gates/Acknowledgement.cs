namespace ServiceGate.Core.Facts.Gates;

/// <summary>A channel owner's word that the current script is known there (口径签收).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Channel">The channel.</param>
/// <param name="ScriptHash">The script's hash.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Acknowledgement(long LaunchId, string Channel, string ScriptHash, long By, DateTimeOffset At);
