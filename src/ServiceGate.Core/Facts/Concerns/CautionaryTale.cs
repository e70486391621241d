using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.Concerns;

/// <summary>What went wrong where nobody asked (警示案例): a public case, in own words.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Source">Who has made it public, and where.</param>
/// <param name="Year">In which year it was made public.</param>
public sealed record CautionaryTale(LocalText Text, LocalText Source, int Year);
