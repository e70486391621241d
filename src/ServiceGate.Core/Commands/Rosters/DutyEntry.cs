using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Rosters;

/// <summary>A line of a duty roster as it was typed. The phone number goes beside it, since it is no part of what is kept of a command.</summary>
/// <param name="Person">Sign-in name.</param>
/// <param name="Role">Code of the duty role: <c>duty-manager</c>, <c>customer-service-duty-manager</c>.</param>
/// <param name="From">Its first moment in the unit's zone: <c>2026-12-01T18:00</c>.</param>
/// <param name="Until">The moment at which it is over.</param>
/// <param name="FromOffset">Which of the two is meant where <paramref name="From"/> comes twice: <c>+02:00</c>.</param>
/// <param name="UntilOffset">The same of <paramref name="Until"/>.</param>
[Members("person", "role", "from", "until", "fromOffset", "untilOffset")]
public sealed record DutyEntry(string? Person, string? Role, string? From, string? Until, string? FromOffset = null, string? UntilOffset = null);
