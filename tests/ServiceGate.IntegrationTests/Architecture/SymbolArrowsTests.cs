using Microsoft.CodeAnalysis.CSharp;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>What counts as an arrow, on the smallest sources that have it.</summary>
public sealed class SymbolArrowsTests
{
    [TestCase("class A { public One.B? Other { get; } }", "class B;", TestName = "the type of a property")]
    [TestCase("class A { System.Collections.Generic.List<One.B>? Others; }", "class B;", TestName = "an argument of a generic")]
    [TestCase("class A { string Text() => 1.Spell(); }", "static class B { public static string Spell(this int n) => $\"{n}\"; }", TestName = "an extension method")]
    [TestCase("class A { string Text() => 1.Spelt; }", "static class B { extension(int n) { public string Spelt => $\"{n}\"; } }", TestName = "an extension property")]
    [TestCase("[One.B] class A;", "class B : System.Attribute;", TestName = "an attribute")]
    [TestCase("[One.B] class A;", "class BAttribute : System.Attribute;", TestName = "an attribute by its short name")]
    [TestCase("/// <summary>As <see cref=\"One.B\"/>.</summary>\nclass A;", "class B;", TestName = "a cref to a type")]
    [TestCase("/// <summary>As <see cref=\"One.B.Do(int)\"/>.</summary>\nclass A;", "class B { public void Do(int n) { } }", TestName = "a cref to a member")]
    [TestCase("class A { int Number(C c) => c.Value.Size; }", "class B { public int Size; }", TestName = "a member of what a third file gives")]
    [TestCase("class A { void Do(C c) { var b = c.Value; } }", "class B;", TestName = "a type that only var says")]
    [TestCase("class A { string Name => nameof(One.B); }", "class B;", TestName = "a nameof")]
    [TestCase("class A { object Number => One.B.Two; }", "enum B { Two }", TestName = "a value of an enum")]
    [TestCase("class A { bool Same(One.B b) => b.Equals(b); }", "record B(int Size);", TestName = "what the compiler adds to a record")]
    [TestCase("class A<T> where T : One.B;", "interface B;", TestName = "a constraint")]
    public void Identifier_PointsAtTheFileOfItsSymbol(string user, string used)
    {
        var arrows = Arrows(("Two/A.cs", $"using One; namespace Two {{ {user} }}"), ("One/B.cs", $"namespace One {{ {used} }}"), ("Three/C.cs", "class C { public One.B Value => null!; }"));

        Assert.That(arrows.Select(a => (a.From, a.To)), Does.Contain(("Two/A.cs", "One/B.cs")));
        Assert.That(arrows.Select(a => (a.From, a.To)), Does.Not.Contain(("One/B.cs", "Two/A.cs")));
    }

    [TestCase("class A { object Other => new(); }")]
    [TestCase("// As One.B.\nclass A;")]
    [TestCase("class A { string Name => \"One.B\"; }")]
    public void OtherFile_IsNotPointedAt_WithoutItsSymbol(string user) =>
        Assert.That(Arrows(("Two/A.cs", $"using One; namespace Two {{ {user} }}"), ("One/B.cs", "namespace One { class B; }")), Is.Empty);

    [Test]
    public void TypeInParts_TiesTheirFilesTogether()
    {
        var graph = new FolderGraph(Arrows(("One/A.cs", "partial class A;"), ("Two/A.cs", "partial class A;")));

        Assert.That(graph.Pairs, Is.EqualTo(1));
    }

    [Test]
    public void RazorFile_PointsLikeAnyOther()
    {
        var arrows = Arrows(("Pages/P.razor", "#pragma checksum \"/x/Pages/P.razor\" \"{0}\" \"1\"\nnamespace Pages { using One;\n#line (1,2)-(1,5) \"/x/Pages/P.razor\"\npartial class P { object? M(B b) => b; }\n#line default\n}"), ("One/B.cs", "namespace One { class B { Pages.P? Page; } }"));

        Assert.That(new FolderGraph(arrows).Cycles().Single().ToString(), Is.EqualTo("One -> Pages -> One\n    One/B.cs -> Pages/P.razor: P"));
    }

    [Test]
    public void PartialMemberWithoutItsGenerator_IsStillKnown()
    {
        var arrows = Arrows(("Two/A.cs", "namespace Two { class A { object M() => One.B.Word(); } }"), ("One/B.cs", "namespace One { partial class B { public static partial object Word(); } }"));

        Assert.That(arrows, Does.Contain(new Arrow("Two/A.cs", "One/B.cs", "Word")));
    }

    [TestCase("class A { object Other => new B(); }", "B")]
    [TestCase("/// <summary>As <see cref=\"B\"/>.</summary>\nclass A;", "B")]
    [TestCase("class A { string Name => nameof(A); }", "")]
    [TestCase("class A { void Do() { _ = System.Math.Abs(1); } }", "")]
    [TestCase("using Other = A; class A { Other? Same; }", "")]
    public void NameOfNothing_IsReported(string text, string unknown) =>
        Assert.That(string.Join(' ', new SymbolArrows(Compilation(("A.cs", text))).Unknown.Select(name => name.Name)), Is.EqualTo(unknown));

    private static IReadOnlySet<Arrow> Arrows(params (string File, string Text)[] sources) =>
        new SymbolArrows(Compilation(sources)).All;

    private static CSharpCompilation Compilation(params (string File, string Text)[] sources) =>
        CSharpCompilation.Create("Sample", sources.Select(s => Source.Parse(s.Text, s.File)), Platform.References([]));
}
