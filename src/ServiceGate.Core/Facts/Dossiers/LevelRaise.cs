namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A reviewer's word that a launch is more serious than its dossier says. It is never taken back: the level only rises.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Level">The level that it has at least since.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record LevelRaise(long Id, long LaunchId, RiskLevel Level, string Reason, long By, DateTimeOffset At);
