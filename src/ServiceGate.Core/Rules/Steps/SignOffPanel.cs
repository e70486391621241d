using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>A place at a step that somebody fills by signing (会签席位).</summary>
/// <param name="Role">In which role; null: whoever the step asks.</param>
/// <param name="Department">For which department; null: for none.</param>
/// <param name="Signers">How many different people have to sign here.</param>
public sealed record SignOffSeat(Role? Role, string? Department, int Signers = 1);

/// <summary>Who has to sign at a step.</summary>
/// <param name="Seats">The seats. At a department's step they are filled one after the other, in a committee in any order.</param>
/// <param name="Needed">How many seats have to be filled.</param>
/// <param name="InTurn">Whether a seat is asked only when those before it are filled: the person in charge, then the head.</param>
/// <param name="Substitute">A role that may sign in a seat's place once the deadline has passed; null: none.</param>
public sealed record SignOffPanel(IReadOnlyList<SignOffSeat> Seats, int Needed, bool InTurn, Role? Substitute)
{
    /// <summary>Stands for a person who has not signed.</summary>
    private const long Somebody = -1;

    /// <summary>The panel of a step at which nobody in particular signs: whoever the step asks.</summary>
    public static SignOffPanel Anybody { get; } = new([new(null, null)], 1, true, null);

    /// <summary>Whether a committee signs: its seats are filled in any order.</summary>
    public bool IsCommittee => !InTurn;

    /// <summary>The people who fill each seat, from those who signed; nobody fills two.</summary>
    /// <param name="signers">Each with the role and department of the signature, oldest first; a role of null fits every seat.</param>
    public IReadOnlyList<IReadOnlyList<long>> Fill(IReadOnlyList<(long Person, Role? Role, string? Department)> signers)
    {
        var used = new HashSet<long>();
        return [.. Seats.Select(seat => Take(seat, signers, used))];
    }

    /// <summary>
    /// The seats at which somebody new would help. In turn: the first that is not filled, and before it those that a substitute fills who would otherwise fill
    /// that one; else the head who stood in for the person in charge would be wanted twice.
    /// </summary>
    /// <param name="signers">As for <see cref="Fill"/>.</param>
    public IReadOnlyList<SignOffSeat> Open(IReadOnlyList<(long Person, Role? Role, string? Department)> signers)
    {
        var filled = Fill(signers);
        var open = Seats.Where((seat, i) => filled[i].Count < seat.Signers).ToList();
        if (!InTurn || open.Count == 0) return open;
        var now = filled.Sum(people => people.Count);
        bool Helps(SignOffSeat seat) => Fill([.. signers, (Somebody, seat.Role, seat.Department)]).Sum(people => people.Count) > now;
        return [open[0], .. Seats.TakeWhile(seat => seat != open[0]).Where(Helps)];
    }

    /// <summary>Whether enough seats are filled.</summary>
    public bool IsFilled(IReadOnlyList<IReadOnlyList<long>> filled) => filled.Where((people, i) => people.Count >= Seats[i].Signers).Count() >= Needed;

    private List<long> Take(SignOffSeat seat, IReadOnlyList<(long Person, Role? Role, string? Department)> signers, HashSet<long> used)
    {
        // Whoever holds the seat's own role comes before a substitute, who may be wanted for a later seat.
        var fitting = signers.Where(s => Fits(seat, s)).OrderBy(s => s.Role is null || s.Role == seat.Role ? 0 : 1);
        var taken = fitting.Select(s => s.Person).Where(person => !used.Contains(person)).Distinct().Take(seat.Signers).ToList();
        used.UnionWith(taken);
        return taken;
    }

    private bool Fits(SignOffSeat seat, (long Person, Role? Role, string? Department) signer) =>
        seat.Role is null || signer.Role is null
        || ((signer.Role == seat.Role || signer.Role == Substitute) && string.Equals(signer.Department, seat.Department, StringComparison.Ordinal));

}
