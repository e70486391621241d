using System.Security.Cryptography;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>What Razor made of a project's files when it was built, in the same configuration and flavour as this test. What is left of pages that are gone is not asked for.</summary>
internal sealed class GeneratedRazor(string project)
{
    private const string Generator = "generated/Microsoft.CodeAnalysis.Razor.Compiler/Microsoft.NET.Sdk.Razor.SourceGenerators.RazorSourceGenerator";

    /// <summary>The C# of a Razor file.</summary>
    /// <exception cref="InvalidOperationException">It was not built, or not as it is now.</exception>
    internal string Of(string page)
    {
        var file = Path.Combine(Folder, Path.ChangeExtension(page, null) + "_razor.g.cs");
        if (!File.Exists(file)) throw new InvalidOperationException($"{page} has no generated file: build {project} first, with EmitCompilerGeneratedFiles. It should be {file}");
        var text = File.ReadAllText(file);
        return text[..text.IndexOf('\n', StringComparison.Ordinal)].Contains(Checksum(page), StringComparison.Ordinal)
            ? text
            : throw new InvalidOperationException($"{page} was changed after it was built: build {project} again.");
    }

    // bin/Release/net10.0 of this test, obj/Release/net10.0 of the project; between them a flavour.
    private string Folder => Path.Combine(
        Repository.Root, "src", project, "obj", Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "ServiceGate.IntegrationTests", "bin"), AppContext.BaseDirectory), Generator);

    private string Checksum(string page)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "src", project, page));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
