using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ServiceGate.Tests.Architecture;

/// <summary>Dependencies point at the core only, for projects and for packages; the core does no I/O.</summary>
public sealed partial class Dependencies
{
    // Every project of src has its line here: one that is added has to say what it may see.
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Workflow"] = [],
        ["ServiceGate.Core"] = ["ServiceGate.Workflow"],
        ["ServiceGate.Data"] = ["ServiceGate.Core"],
        ["ServiceGate.Delivery"] = ["ServiceGate.Core"],
        ["ServiceGate.Hangfire"] = ["ServiceGate.Core"],
        ["ServiceGate.Elsa"] = ["ServiceGate.Core"],
        ["ServiceGate.Web"] = ["ServiceGate.Core", "ServiceGate.Data", "ServiceGate.Delivery", "ServiceGate.Hangfire", "ServiceGate.Elsa"],
    };

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Workflow"] = [],
        ["ServiceGate.Core"] = ["libphonenumber-csharp"],
        ["ServiceGate.Data"] = ["AWSSDK.S3", "Dapper", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"],
        ["ServiceGate.Delivery"] = [],
        ["ServiceGate.Hangfire"] = ["Hangfire.AspNetCore", "Hangfire.InMemory", "Hangfire.SqlServer", "Microsoft.Data.SqlClient"],
        ["ServiceGate.Elsa"] =
        [
            "Elsa", "Elsa.Workflows.Runtime.Distributed", "Elsa.Persistence.EFCore.Sqlite", "Elsa.Persistence.EFCore.PostgreSql", "Elsa.Persistence.EFCore.SqlServer", "DistributedLock.Postgres",
            "Microsoft.Extensions.Hosting",
        ],
    };

    // The engine and the core do no I/O.
    private static readonly string[] Pure = ["ServiceGate.Workflow", "ServiceGate.Core"];

    // What is compiled in only when asked for, with the property that asks, and how its packages begin.
    private static readonly (string Project, string Condition, string Packages)[] Adapters =
    [
        ("ServiceGate.Hangfire", "'$(WithoutHangfire)' != 'true'", "Hangfire."),
        ("ServiceGate.Elsa", "'$(UseElsa)' == 'true'", "Elsa"),
    ];

    [Test]
    public void Projects_ReferenceOnlyWhatTheyMay()
    {
        Assert.That(Repository.Projects.Keys, Is.EquivalentTo(MayReference.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (name, project) in Repository.Projects)
                Assert.That(References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))), Is.SubsetOf(MayReference[name]), name);
        });
    }

    [Test]
    public void Projects_UseOnlyThePackagesTheyMay()
    {
        Assert.Multiple(() =>
        {
            foreach (var (name, packages) in MayUse)
                Assert.That(References(Repository.Projects[name], "PackageReference"), Is.SubsetOf(packages), name);
            foreach (var pure in Pure)
            {
                Assert.That(References(Repository.Projects[pure], "FrameworkReference"), Is.Empty, pure);
                Assert.That(Repository.Projects[pure].Root!.Attribute("Sdk")!.Value, Is.EqualTo("Microsoft.NET.Sdk"), pure);
            }
        });
    }

    [Test]
    public void Adapters_AreBuiltOnlyOnTheirCondition()
    {
        Assert.Multiple(() =>
        {
            foreach (var (name, asked, _) in Adapters)
            {
                Assert.That(Unasked(Repository.Projects[name].Descendants(), asked), Is.Empty, $"{name} unless {asked}");
                var references = Repository.Projects["ServiceGate.Web"].Descendants().Where(r => Included(r).EndsWith($"{name}.csproj", StringComparison.Ordinal));
                Assert.That(Unasked(references, asked), Is.Empty, $"ServiceGate.Web unless {asked}");
            }
        });
    }

    [Test]
    public void Adapters_AloneUseTheirPackages()
    {
        foreach (var (name, _, packages) in Adapters)
        {
            var users = Repository.Projects.Where(p => References(p.Value, "PackageReference").Any(r => r.StartsWith(packages, StringComparison.Ordinal)));
            Assert.That(users.Select(p => p.Key), Is.EqualTo([name]), packages);
        }
    }

    // Twice the same, in whatever condition, stops the restore of a flavour that has both.
    [Test]
    public void Versions_OfAPackage_StandOnce()
    {
        var versions = References(XDocument.Load(Path.Combine(Repository.Root, "src", "Directory.Packages.props")), "PackageVersion").ToList();
        Assert.That(versions, Is.Not.Empty.And.Unique);
    }

    [Test]
    public void EngineAndCore_TouchNoFileNoNetworkAndNoClock()
    {
        var found = from file in Pure.SelectMany(Repository.SourcesOf)
                    from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
                    where InputOutput().IsMatch(Comment().Replace(line.Text, ""))
                    select $"{Path.GetFileName(file)}:{line.Number}: {line.Text.Trim()}";

        Assert.That(string.Join('\n', found), Is.Empty);
    }

    [TestCase("var text = File.ReadAllText(path);", true)]
    [TestCase("using System.Net.Http;", true)]
    [TestCase("new System.IO.FileStream(name)", true)]
    [TestCase("DateTimeOffset.UtcNow", true)]
    [TestCase("Console.WriteLine(1)", true)]
    [TestCase("reading.FileName, file.JsonPath", false)]
    [TestCase("clock.GetUtcNow()", false)]
    public void InputOutput_IsRecognised(string line, bool expected) => Assert.That(InputOutput().IsMatch(line), Is.EqualTo(expected));

    private static IEnumerable<string> References(XDocument project, string kind) => project.Descendants(kind).Select(Included);

    private static string Included(XElement item) => item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value ?? "";

    /// <summary>The references among these elements that hold whether asked for or not.</summary>
    private static IEnumerable<string> Unasked(IEnumerable<XElement> elements, string asked) =>
        from element in elements
        where element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference"
        where element.AncestorsAndSelf().All(e => e.Attribute("Condition")?.Value != asked)
        select Included(element);

    [GeneratedRegex(@"\b(File|Directory|FileStream|FileInfo|DirectoryInfo|StreamWriter|StreamReader|HttpClient|Socket|TcpClient|Console|DbConnection)\b(?=\s*[.(;])|System\.(IO|Net)\b|\b(DateTime|DateTimeOffset)\.(Utc)?Now\b")]
    private static partial Regex InputOutput();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
