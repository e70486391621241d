namespace ServiceGate.Core.Facts.Commands;

/// <summary>A command that was carried out, as it is stored.</summary>
/// <param name="PersonId">Who gave it.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="Name">The command's name.</param>
/// <param name="Fingerprint">Hash of its input.</param>
/// <param name="Result">Its answer as JSON.</param>
/// <param name="At">Business time.</param>
public sealed record CommandRecord(long PersonId, string CommandId, string Name, string Fingerprint, string Result, DateTimeOffset At);
