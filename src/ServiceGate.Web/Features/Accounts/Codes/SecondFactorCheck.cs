using Microsoft.AspNetCore.DataProtection;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Codes;

/// <summary>What a look at a code has shown.</summary>
internal enum CodeAnswer
{
    /// <summary>The person has no second factor, or the code is right and was taken.</summary>
    Right,

    /// <summary>There is a second factor and no code was typed.</summary>
    Missing,

    /// <summary>Wrong, too old, or taken before.</summary>
    Wrong,
}

/// <summary>Asks for the code of a second factor. A code is taken once.</summary>
/// <param name="factors">Second factors.</param>
/// <param name="provider">Protects their secrets.</param>
internal sealed class SecondFactorCheck(StoredFactors factors, IDataProtectionProvider provider)
{
    /// <summary>Wrong codes in a row after which none is taken for a while.</summary>
    private const int FailuresAllowed = 5;

    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = provider.CreateProtector("ServiceGate.SecondFactor.v1");

    /// <summary>A secret as it is stored.</summary>
    public string Protect(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    /// <summary>Looks at a code and takes it.</summary>
    public async Task<CodeAnswer> TakeAsync(long personId, string? typed, CancellationToken cancellation)
    {
        if (await factors.FindAsync(personId, cancellation) is not { } stored) return CodeAnswer.Right;
        if (string.IsNullOrWhiteSpace(typed)) return CodeAnswer.Missing;
        var now = TimeProvider.System.GetUtcNow();
        // The right password forgets failures of passwords; those of codes are counted by themselves, or a known password would make guessing free.
        if (stored.LockedUntil > now) return CodeAnswer.Wrong;
        var step = OneTimeCode.StepOf(_protector.Unprotect(Convert.FromBase64String(stored.ProtectedSecret)), typed, now);
        if (step is { } found && await factors.TakeAsync(personId, found, cancellation)) return CodeAnswer.Right;
        await factors.CountFailureAsync(personId, FailuresAllowed, now + Lockout, cancellation);
        return CodeAnswer.Wrong;
    }

    /// <summary>Whether a person has a second factor.</summary>
    public async Task<bool> HasAsync(long personId, CancellationToken cancellation) => await factors.FindAsync(personId, cancellation) is not null;
}
