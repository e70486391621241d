using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ServiceGate.Tests.Architecture;

/// <summary>Dependencies point at the core only, for projects and for packages; the core does no I/O.</summary>
public sealed partial class Dependencies
{
    // Every project of src has its line here: one that is added has to say what it may see.
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Core"] = [],
        ["ServiceGate.Data"] = ["ServiceGate.Core"],
        ["ServiceGate.Delivery"] = ["ServiceGate.Core"],
        ["ServiceGate.Web"] = ["ServiceGate.Core", "ServiceGate.Data", "ServiceGate.Delivery"],
    };

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Core"] = [],
        ["ServiceGate.Data"] = ["Dapper", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"],
        ["ServiceGate.Delivery"] = ["Quartz"],
    };

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
            Assert.That(References(Repository.Projects["ServiceGate.Core"], "FrameworkReference"), Is.Empty);
            Assert.That(Repository.Projects["ServiceGate.Core"].Root!.Attribute("Sdk")!.Value, Is.EqualTo("Microsoft.NET.Sdk"));
        });
    }

    [Test]
    public void Core_TouchesNoFileNoNetworkAndNoClock()
    {
        var found = from file in Repository.SourcesOf("ServiceGate.Core")
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

    private static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind).Select(r => r.Attribute("Include")?.Value ?? r.Attribute("Update")?.Value ?? "");

    [GeneratedRegex(@"\b(File|Directory|FileStream|FileInfo|DirectoryInfo|StreamWriter|StreamReader|HttpClient|Socket|TcpClient|Console|DbConnection)\b(?=\s*[.(;])|System\.(IO|Net)\b|\b(DateTime|DateTimeOffset)\.(Utc)?Now\b")]
    private static partial Regex InputOutput();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
