namespace ServiceGate.Core.Facts.Flows;

/// <summary>A flow whose engine has still to say where it stands.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Launch">Its number.</param>
/// <param name="DefinitionId">The definition it runs by.</param>
/// <param name="DefinitionVersion">The version.</param>
/// <param name="Sequence">Sequence of the last entry of its journal.</param>
public sealed record OwedFlow(long LaunchId, string Launch, string DefinitionId, int DefinitionVersion, int Sequence);
