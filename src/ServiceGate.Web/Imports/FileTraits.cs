using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>What strikes one about a file as a whole though each of its lines is well formed. A spreadsheet holds 15 digits of a number: of longer ones the last are zeros.</summary>
internal sealed class FileTraits
{
    /// <summary>How many digits a spreadsheet keeps.</summary>
    private const int KeptDigits = 15;

    private readonly HashSet<int> _lengths = [];

    /// <summary>Accounts of more digits than a spreadsheet keeps.</summary>
    public int Long { get; private set; }

    /// <summary>Those of them that are zeros behind what it keeps.</summary>
    public int LongInZeros { get; private set; }

    /// <summary>Accounts that stand in the file as numbers of which the last digits are lost.</summary>
    public int Rounded { get; private set; }

    /// <summary>Landlines and short numbers.</summary>
    public int CallsOnly { get; private set; }

    /// <summary>How long the long ones are.</summary>
    public IReadOnlySet<int> Lengths => _lengths;

    /// <summary>Looks at a good line.</summary>
    public void See(ReadLine line)
    {
        if (line.Row is not { } row) return;
        if (line.IsRounded) Rounded++;
        if (row.Phone is { } phone && !StoredPhone.TakesSms(phone)) CallsOnly++;
        if (row.Account.Length <= KeptDigits || !row.Account.All(char.IsAsciiDigit)) return;
        Long++;
        _lengths.Add(row.Account.Length);
        if (row.Account.AsSpan(KeptDigits).IndexOfAnyExcept('0') < 0) LongInZeros++;
    }
}
