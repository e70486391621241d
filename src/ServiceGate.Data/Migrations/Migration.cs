using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ServiceGate.Data;

/// <summary>A numbered step of the schema. Once shipped it never changes; what is to be different comes with the next number.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Hash of the statements, whatever the line ends.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The program's migrations for a database, by number.</summary>
    /// <param name="dialect">Name of the dialect.</param>
    public static IReadOnlyList<Migration> All(string dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{assembly.GetName().Name}.Migrations.{dialect}.";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Select(n => Read(assembly, n, n[prefix.Length..^".sql".Length])).OrderBy(m => m.Number)];
    }

    // The file's name is its number, an underscore and its name: 0001_first.sql
    private static Migration Read(Assembly assembly, string resource, string fileName)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var separator = fileName.IndexOf('_', StringComparison.Ordinal);
        return new(int.Parse(fileName.AsSpan(0, separator), CultureInfo.InvariantCulture), fileName[(separator + 1)..], reader.ReadToEnd());
    }
}
