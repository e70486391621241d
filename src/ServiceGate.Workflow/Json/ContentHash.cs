using System.Security.Cryptography;
using System.Text;

namespace ServiceGate.Workflow.Json;

/// <summary>Names content by its hash. The algorithm's name stands in front, so that a later one can stand beside it.</summary>
public static class ContentHash
{
    /// <summary>Canonical JSON (<see cref="CanonicalJson"/>) hashed with SHA-256.</summary>
    public const string Algorithm = "jcs-sha256";

    /// <summary>The hash of content that is already canonical: <c>jcs-sha256:</c> and 64 hexadecimal digits.</summary>
    public static string OfCanonical(string canonical) =>
        $"{Algorithm}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
}
