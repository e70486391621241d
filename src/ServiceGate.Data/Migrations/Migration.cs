using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceGate.Data.Migrations;

/// <summary>A numbered step of the schema. Once shipped it never changes; what is to be different comes with the next number.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">Its statements.</param>
internal sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>
    /// The oldest schema a program must know to work on the database after this migration, as a line <c>-- Readable from: 6</c> among the first ones says.
    /// Without it only a program that knows the migration itself.
    /// </summary>
    public int ReadableFrom => Declared is { } declared ? Math.Min(declared, Number) : Number;

    /// <summary>What the header says; null when there is none.</summary>
    internal int? Declared =>
        Header().Match(string.Join('\n', Sql.ReplaceLineEndings("\n").Split('\n').Take(HeaderLines))) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Among how many first lines the header is looked for.</summary>
    private const int HeaderLines = 5;

    /// <summary>Hash of the statements, whatever the line ends.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The program's migrations for a database, by number: those written for it alone, and from the eighth on those written once for all (<see cref="MigrationWords"/>).</summary>
    /// <param name="dialect">Name of the dialect.</param>
    public static IReadOnlyList<Migration> All(string dialect) =>
        [.. In(dialect).Concat(ForAll.Select(m => m with { Sql = MigrationWords.Of(dialect).Fill(m.Sql) })).OrderBy(m => m.Number)];

    /// <summary>Those written once for all databases, by number, with their words still to be filled in.</summary>
    public static IReadOnlyList<Migration> ForAll => [.. In("Common").OrderBy(m => m.Number)];

    private static IEnumerable<Migration> In(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{assembly.GetName().Name}.Migrations.{folder}.";
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => Read(assembly, n, n[prefix.Length..^".sql".Length]));
    }

    // The file's name is its number, an underscore and its name: 0001_first.sql
    private static Migration Read(Assembly assembly, string resource, string fileName)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var separator = fileName.IndexOf('_', StringComparison.Ordinal);
        return new(int.Parse(fileName.AsSpan(0, separator), CultureInfo.InvariantCulture), fileName[(separator + 1)..], reader.ReadToEnd());
    }

    [GeneratedRegex(@"^-- Readable from: ([1-9][0-9]{0,5})$", RegexOptions.Multiline)]
    private static partial Regex Header();
}
