namespace ServiceGate.Web.Api;

/// <summary>What a program has seen that a command would send, before it gives it.</summary>
/// <param name="Seen">The name of what it saw; null: it has not asked.</param>
internal sealed record SendAsk(string? Seen)
{
    /// <summary>What the description of such a command says besides.</summary>
    public const string Hint =
        " What it would send is answered by the operation of the same name below `/launches/{number}/ahead`; with the `seen` of that answer it is refused (409) when something "
        + "else would go out by now. What it sends waits for `Notices:TakeBackSeconds` and can be taken back by the batch's action take-back.";
}
