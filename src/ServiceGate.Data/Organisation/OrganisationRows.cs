using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Organisation;

/// <summary>
/// Units, people, roles, tokens and who has whose account in hand, as they are at one revision. Every command and every page asks for them, and they change seldom: the next transaction that
/// sees the same revision is given them without reading. Safe for use by several threads.
/// </summary>
internal sealed class OrganisationRows
{
    private readonly Dictionary<long, Person> _people;
    private readonly Dictionary<string, Person> _byName;
    private readonly ILookup<long, PersonGrant> _grants;
    private volatile AbsencesSince? _absences;

    private OrganisationRows(OrganisationTree tree, IReadOnlyList<Person> people, IReadOnlyList<PersonGrant> grants, IReadOnlyList<AccountHold> holds)
    {
        (Tree, People, Grants, Holds) = (tree, people, grants, holds);
        _people = people.ToDictionary(p => p.Id);
        _byName = people.ToDictionary(p => UserNames.Normalise(p.UserName), StringComparer.Ordinal);
        _grants = grants.ToLookup(g => g.PersonId);
    }

    /// <summary>The units with their departments.</summary>
    public OrganisationTree Tree { get; }

    /// <summary>Everybody, by sign-in name.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>All roles given, in the order of their ids.</summary>
    public IReadOnlyList<PersonGrant> Grants { get; }

    /// <summary>What is not confirmed yet of who has whose account in hand, in the order of ids.</summary>
    public IReadOnlyList<AccountHold> Holds { get; }

    /// <summary>The tokens of programs.</summary>
    public FewAtHand<ApiToken> Tokens { get; } = new();

    /// <summary>Of people whether they have to choose another password first.</summary>
    public FewAtHand<string> Passwords { get; } = new();

    /// <summary>
    /// The rows that a transaction sees; null when it has to read them itself, statement by statement: it has changed some of them, or does not see one state throughout.
    /// </summary>
    public static async Task<OrganisationRows?> OfAsync(SqlScope sql)
    {
        if (!sql.Memory.Keeps || sql.Memory.ChangesOrganisation) return null;
        var revision = await OrganisationRevision.ReadAsync(sql);
        if (sql.Shared.OrganisationAt(revision) is OrganisationRows kept) return kept;
        var rows = new OrganisationRows(
            await OrganisationStore.ReadTreeAsync(sql), await OrganisationStore.ReadPeopleAsync(sql), await OrganisationStore.ReadGrantsAsync(sql), await HoldStore.ReadOpenAsync(sql));
        sql.Shared.KeepOrganisation(revision, rows);
        return rows;
    }

    /// <summary>A person; null when unknown.</summary>
    public Person? Find(long personId) => _people.GetValueOrDefault(personId);

    /// <summary>A person by sign-in name, whatever its case; null when unknown.</summary>
    public Person? Find(string userName) => _byName.GetValueOrDefault(UserNames.Normalise(userName));

    /// <summary>The roles that were given to a person.</summary>
    public IEnumerable<PersonGrant> GrantsOf(long personId) => _grants[personId];

    /// <summary>The absences that hold at a moment, in the order of ids.</summary>
    /// <param name="sql">A transaction that sees the same revision.</param>
    /// <param name="moment">The moment.</param>
    public async Task<IReadOnlyList<Absence>> AbsencesAsync(SqlScope sql, DateTimeOffset moment)
    {
        var known = _absences;
        if (known is null || moment < known.Since)
        {
            var since = moment.AddDays(-1);
            _absences = known = new(since, await AbsenceStore.ReadSinceAsync(sql, since));
        }
        return [.. known.Rows.Where(a => a.Until.Ms() > moment.Ms() && a.From.Ms() <= moment.Ms() && (a.EndedAt is not { } ended || ended.Ms() > moment.Ms()))];
    }

    /// <summary>The absences that were not over at a moment.</summary>
    private sealed record AbsencesSince(DateTimeOffset Since, IReadOnlyList<Absence> Rows);
}
