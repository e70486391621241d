using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Passwords;

namespace ServiceGate.Web.Features.Accounts.SecondFactors;

/// <summary>A secret that is shown to somebody who sets up a second factor.</summary>
/// <param name="Ticket">The secret as the form carries it: protected, for this person, for ten minutes.</param>
/// <param name="Key">The secret in text.</param>
/// <param name="Picture">A QR code with it, as a data address.</param>
internal sealed record Offer(string Ticket, string Key, string Picture);

/// <summary>Sets up a second factor: offers a secret, and keeps it once a code of it was typed.</summary>
/// <param name="passwords">Asks for the password.</param>
/// <param name="codes">Asks for a code of the second factor so far.</param>
/// <param name="check">Protects the secret as it is stored.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="provider">Protects what the form carries.</param>
internal sealed class Enrolment(PasswordCheck passwords, CodeCheck codes, SecondFactorCheck check, CommandRunner runner, IDataProtectionProvider provider)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>Offers a secret: the one of a form that was sent and is still good, or a new one.</summary>
    public Offer Make(Account account, string? ticket)
    {
        var secret = Open(account, ticket) ?? OneTimeCode.NewSecret();
        using var data = QRCodeGenerator.GenerateQrCode(OneTimeCode.AddressOf(secret, account.UserName), QRCodeGenerator.ECCLevel.M);
        var picture = new PngByteQRCode(data).GetGraphic(5);
        return new(Convert.ToBase64String(Protector(account).Protect(secret, GoodFor)), OneTimeCode.InWords(secret), "data:image/png;base64," + Convert.ToBase64String(picture));
    }

    /// <summary>Sets it up.</summary>
    /// <param name="account">The person's account.</param>
    /// <param name="ticket">What the form carried.</param>
    /// <param name="password">The person's password.</param>
    /// <param name="current">A code of the second factor so far, where there is one.</param>
    /// <param name="code">A code of the new one.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What is wrong; null when it was set up.</returns>
    public async Task<Violation?> SetUpAsync(Account account, string? ticket, string password, string? current, string? code, IPAddress? address, CancellationToken cancellation)
    {
        if (Open(account, ticket) is not { } secret) return Violation.Of("second-factor.too-late", "code");
        if (OneTimeCode.StepOf(secret, code, TimeProvider.System.GetUtcNow()) is not { } step) return Violation.Of(string.IsNullOrWhiteSpace(code) ? "second-factor.missing" : "second-factor.wrong", "code");
        if (await passwords.WrongAsync(account, password, address, "password") is { } wrongPassword) return wrongPassword;
        if (await codes.WrongAsync(account, current, address, "current", cancellation) is { } wrong) return wrong;
        var command = new SetSecondFactor(check.Protect(secret), step, TimeProvider.System.GetUtcNow());
        var outcome = await runner.RunAsync(command, account.Id, Guid.NewGuid().ToString(), cancellation);
        return outcome.IsDone ? null : outcome.Violations[0];
    }

    private byte[]? Open(Account account, string? ticket)
    {
        try
        {
            return string.IsNullOrEmpty(ticket) ? null : Protector(account).Unprotect(Convert.FromBase64String(ticket));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Account account) =>
        provider.CreateProtector("ServiceGate.SecondFactor.Offer.v1", account.Id.ToString(CultureInfo.InvariantCulture)).ToTimeLimitedDataProtector();
}
