using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>Text that is read as C#.</summary>
internal static class Source
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly string[] Always =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] InWeb =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    internal static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(text, Options, file);

    /// <summary>What the SDK puts before every file; it belongs to none.</summary>
    internal static SyntaxTree ImplicitUsings(bool web) =>
        Parse(string.Concat(Always.Concat(web ? InWeb : []).Select(name => $"global using {name};\n")), "");
}
