namespace ServiceGate.Core.Ports.Sending;

/// <summary>Calls people on duty at a phone outside the own network (外呼).</summary>
public interface ICallOut
{
    /// <summary>Whether the installation has one; without it nobody is called, only written to.</summary>
    bool IsSet { get; }

    /// <summary>
    /// Hands a call over. At least once: after a crash, or when it is tried again, the same call comes with the same key. It returns only when the receiver has said that it took the call;
    /// silence, or an answer that is not understood, is no yes.
    /// </summary>
    /// <exception cref="SendFailedException">The receiver is not known to have taken it; says whether a later try may help.</exception>
    Task PlaceAsync(OutboundCall call, CancellationToken cancellation);
}

/// <summary>A call on its way out.</summary>
/// <param name="Key">Names the call, the same however often it is tried: a receiver that has taken it once does not ring again.</param>
/// <param name="To">The number.</param>
/// <param name="Language">In which language it is read out: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Text">What is read out; no personal data of customers.</param>
/// <param name="Launch">The launch that it is about.</param>
public sealed record OutboundCall(string Key, string To, string Language, string Text, string Launch);
