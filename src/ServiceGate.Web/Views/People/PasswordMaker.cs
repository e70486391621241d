using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Views.People;

/// <summary>Makes passwords as they are stored, and one-time passwords.</summary>
internal sealed class PasswordMaker
{
    // Without letters and digits that are mistaken for each other when they are read aloud or copied from paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Rounds of PBKDF2 with SHA-512: what OWASP asks for at least. A password that was hashed with fewer is hashed anew at its next sign-in.</summary>
    public const int Rounds = 210_000;

    /// <summary>Hashes a password and gives it a new stamp. Slow on purpose (tens of milliseconds).</summary>
    public NewPassword Store(string password, bool mustChange = false) =>
        new(_hasher.HashPassword(null!, password), Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), mustChange, TimeProvider.System.GetUtcNow());

    /// <summary>A random password of 20 characters in four groups, about 99 bits.</summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
