using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports;

/// <summary>What is wrong with lines: all of it counted, and of each rule the first few named, so that one kind of mistake does not hide the others.</summary>
internal sealed class ProblemList
{
    private readonly List<Violation> _named = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The named ones, in the order in which they were found.</summary>
    public IReadOnlyList<Violation> Named => _named;

    /// <summary>How often each rule is broken.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Adds what was found.</summary>
    public void Add(IEnumerable<Violation> problems)
    {
        foreach (var problem in problems)
            if ((_counts[problem.Rule] = _counts.GetValueOrDefault(problem.Rule) + 1) <= ImportLimits.MostNamed) _named.Add(problem);
    }

    /// <summary>This and another list as one.</summary>
    public ProblemList With(ProblemList other)
    {
        var both = new ProblemList();
        both._named.AddRange(_named.Concat(other._named));
        foreach (var (rule, count) in _counts.Concat(other._counts)) both._counts[rule] = both._counts.GetValueOrDefault(rule) + count;
        return both;
    }
}
