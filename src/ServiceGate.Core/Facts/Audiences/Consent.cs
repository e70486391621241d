using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>That a customer has agreed to be written to (同意凭证). A customer has one for each use.</summary>
/// <param name="For">What for, as plans name it, at most 100 characters.</param>
/// <param name="How">How it was given, so that it can be proved, at most 200 characters.</param>
/// <param name="On">The day on which it was given.</param>
/// <param name="Until">The last day on which it holds; null: until it is taken back.</param>
[Members("for", "how", "on", "until")]
public sealed record Consent(string For, string How, DateOnly On, DateOnly? Until = null);
