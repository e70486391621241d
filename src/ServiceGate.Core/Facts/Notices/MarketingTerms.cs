namespace ServiceGate.Core.Facts.Notices;

/// <summary>To whom a batch of marketing goes.</summary>
/// <param name="ConsentFor">What its customers have agreed to.</param>
/// <param name="Times">How often marketing reaches the same customer at most; 0: no limit.</param>
/// <param name="Days">Within how many days.</param>
public sealed record MarketingTerms(string ConsentFor, int Times = 0, int Days = 0);
