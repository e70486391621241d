using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>What is taken off the bill for an interruption (费用减免).</summary>
/// <param name="Rule">How much, for whom; at most 500 characters.</param>
/// <param name="Bill">On which bill it appears, at most 100 characters.</param>
/// <param name="Who">Who sees to it, at most 100 characters.</param>
/// <param name="OnRequest">Whether the customer has to ask for it; null: the system does it by itself.</param>
[Members("rule", "bill", "who", "onRequest")]
public sealed record FeeReduction(string Rule, string Bill, string Who, bool? OnRequest = null);
