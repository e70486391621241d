using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>
/// The arrows of a compilation: for every identifier, those in <c>cref</c> and <c>var</c> included, to each file that declares its symbol. A type in parts draws
/// arrows between them as well, since no part can be read without the others. Trees without a path belong to no file.
/// </summary>
internal sealed class SymbolArrows
{
    private readonly ILookup<bool, (SyntaxNode Node, ISymbol? Symbol)> _found;

    internal SymbolArrows(CSharpCompilation compilation) =>
        _found = compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).AsParallel()
            .SelectMany(tree => Found(tree.GetRoot(), compilation.GetSemanticModel(tree)))
            .ToLookup(found => found.Symbol is not null);

    /// <summary>Each once.</summary>
    internal IReadOnlySet<Arrow> All =>
        (from found in _found[true]
         from file in FilesOf(found.Symbol!)
         select new Arrow(found.Node.SyntaxTree.FilePath, file, found.Symbol!.Name)).Where(arrow => arrow.From != arrow.To && arrow.To.Length > 0).ToHashSet();

    /// <summary>Files with a name in them that names nothing: its arrow is missed.</summary>
    internal IEnumerable<(string File, string Name)> Unknown => _found[false].Select(found => (found.Node.SyntaxTree.FilePath, found.Node.ToString()));

    private static IEnumerable<(SyntaxNode Node, ISymbol? Symbol)> Found(SyntaxNode root, SemanticModel model) =>
        from node in root.DescendantNodes(descendIntoTrivia: true)
        where node is BaseTypeDeclarationSyntax || (node is SimpleNameSyntax name && !IsWord(name))
        select (node, node is BaseTypeDeclarationSyntax type ? model.GetDeclaredSymbol(type) : Named((SimpleNameSyntax)node, model));

    private static ISymbol? Named(SimpleNameSyntax name, SemanticModel model) => model.GetSymbolInfo(name) is var found ? found.Symbol ?? found.CandidateSymbols.FirstOrDefault() : null;

    // Neither "nameof" nor the new name in a using says what is used.
    private static bool IsWord(SimpleNameSyntax name) =>
        name is { Identifier.ValueText: "nameof", Parent: InvocationExpressionSyntax } or { Parent: NameEqualsSyntax { Parent: UsingDirectiveSyntax } };

    private static IEnumerable<string> FilesOf(ISymbol symbol) =>
        Declared(symbol) is { } declared ? declared.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Distinct() : [];

    // What the compiler adds by itself, such as the constructor that an attribute names, stands where its type does.
    private static ISymbol? Declared(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => null,
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        { OriginalDefinition: { DeclaringSyntaxReferences.IsEmpty: true, ContainingType: { } type } } => type.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}
