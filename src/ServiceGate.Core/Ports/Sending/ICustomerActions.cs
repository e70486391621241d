using ServiceGate.Core.Facts.Contingency;

namespace ServiceGate.Core.Ports.Sending;

/// <summary>Calls the endpoints by which other systems do something for a single customer (单户处置接口).</summary>
public interface ICustomerActions
{
    /// <summary>
    /// Hands an action over. What came of it is an answer, not an exception: done only where the receiver has said so; in doubt where it is not known whether it was done.
    /// </summary>
    Task<ActionAnswer> SendAsync(OutboundAction action, CancellationToken cancellation);
}

/// <summary>An action on its way out.</summary>
/// <param name="Endpoint">Name of the endpoint.</param>
/// <param name="Key">Names the action, the same however often it is sent: a receiver that has done it once does it no second time.</param>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Plan">Key of the plan.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="Test">Whether the receiver only says what it would do.</param>
public sealed record OutboundAction(string Endpoint, string Key, string Launch, string Plan, string Account, bool Test);

/// <summary>What came of an action.</summary>
/// <param name="State">Done, refused or in doubt.</param>
/// <param name="Answer">What came back, as a code or in short; no personal data.</param>
public sealed record ActionAnswer(ActionState State, string? Answer);
