using System.Text;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>
/// The words of the house, which anybody outside would try first: the product, the units with their codes and departments, the roles, one's own name. Written
/// down here and nowhere else; a password must contain none of them, with whatever signs in between.
/// </summary>
/// <param name="sessions">Reads the organisation.</param>
/// <param name="catalogue">Knows what roles are called.</param>
internal sealed class HouseWords(ISessionFactory sessions, TextCatalogue catalogue)
{
    private const string Product = "servicegate";

    /// <summary>Shorter words are met within others.</summary>
    private const int ShortestLatin = 4;
    private const int ShortestChinese = 2;

    /// <summary>The word of the house that a password contains; null when there is none.</summary>
    public async Task<string?> FindInAsync(string password, long personId, CancellationToken cancellation = default)
    {
        var compact = Compact(password);
        return (await WordsAsync(personId, cancellation)).FirstOrDefault(word => compact.Contains(Compact(word), StringComparison.Ordinal));
    }

    private async Task<IEnumerable<string>> WordsAsync(long personId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var tree = await session.Organisation.TreeAsync();
        var person = await session.Organisation.FindPersonAsync(personId);
        IEnumerable<string?> names =
        [
            Product, person?.UserName, person?.NameZh, person?.NameEn,
            .. tree.Units.SelectMany(u => new[] { u.Code, u.NameZh, u.NameEn }),
            .. tree.Departments.SelectMany(d => new[] { d.Code, d.NameZh, d.NameEn }),
            .. SupportedLanguage.All.SelectMany(language => Enum.GetValues<Role>().Select(role => catalogue.For(language).Name("role", role.ToString()))),
            .. Enum.GetValues<Role>().Select(role => role.Code()),
        ];
        return names.OfType<string>().SelectMany(Parts).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A name as a whole, and each of its words.</summary>
    private static IEnumerable<string> Parts(string name) =>
        name.Split([' ', '-', '.', '_', ',', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries).Prepend(name).Where(IsLongEnough);

    private static bool IsLongEnough(string word) => Compact(word).Length >= (word.Any(c => c > '\u2E80') ? ShortestChinese : ShortestLatin);

    private static string Compact(string text) => new([.. text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
