namespace ServiceGate.Core.Facts.Notices;

/// <summary>
/// That a text was sent to seed numbers (种子号码), phones of the house, in a language and on a channel; confirmed when somebody has read it there. It holds for the text as it
/// was, in all batches of the launch.
/// </summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The step of the plan.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Language">The language.</param>
/// <param name="Hash">Hash of the text.</param>
/// <param name="Numbers">To how many seeds it went last.</param>
/// <param name="SentAt">When.</param>
/// <param name="SentBy">Who had it sent.</param>
/// <param name="ConfirmedAt">When it was confirmed; null: not yet.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
public sealed record SeedTest(
    long LaunchId, string Step, Dossiers.NoticeChannel Channel, string Language, string Hash, int Numbers, DateTimeOffset SentAt, long SentBy,
    DateTimeOffset? ConfirmedAt = null, long? ConfirmedBy = null);
