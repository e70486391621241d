using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Where a step's signatures stand against the content as it is now.</summary>
/// <param name="Step">The step.</param>
/// <param name="Signed">Whether enough signatures cover everything as it is now.</param>
/// <param name="Ever">Whether the step was ever signed and not returned since.</param>
/// <param name="Changed">The sections that changed since they were signed; all of the step's sections when it never was.</param>
/// <param name="Panel">Who has to sign.</param>
/// <param name="Filled">Whose signatures cover everything as it is now, by seat of the panel.</param>
/// <param name="Open">The seats at which another signature would help.</param>
public sealed record StepStanding(
    Activity Step, bool Signed, bool Ever, IReadOnlyList<Section> Changed, SignOffPanel Panel, IReadOnlyList<IReadOnlyList<long>> Filled, IReadOnlyList<SignOffSeat> Open)
{
    /// <summary>How many seats are filled.</summary>
    public int FilledSeats => Filled.Where((people, i) => people.Count >= Panel.Seats[i].Signers).Count();

    /// <summary>The seats that are asked now; none when the step is signed.</summary>
    public IReadOnlyList<SignOffSeat> Asked => Signed ? [] : Open;
}
