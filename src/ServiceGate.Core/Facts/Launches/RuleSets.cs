namespace ServiceGate.Core.Facts.Launches;

/// <summary>
/// The sets of rules that there have been. A launch keeps the one that it began with to its end, so that an upgrade never changes what was agreed about it; pages
/// say of a younger rule that it is not asked of this launch.
/// </summary>
public static class RuleSets
{
    /// <summary>The rules of the first releases.</summary>
    public const int First = 0;

    /// <summary>
    /// From here on a promised announcement that did not go out, or went out too late for what the law asks, keeps the go-ahead shut until it is settled; and a plan
    /// of notices that can no longer be kept is saved only with a reason. What customers read, and when they are disturbed, goes by the zone of the launch's unit.
    /// </summary>
    public const int PromisesAreKept = 1;

    /// <summary>
    /// From here on it is signed whom a list reaches and how (its reach), not what its file is called: other numbers under the same accounts are signed
    /// again, another file that says the same is not.
    /// </summary>
    public const int ReachIsSigned = 2;

    /// <summary>
    /// From here on the window has begun when operations report the start, not when the clock passes it: until then it is postponed or called off, afterwards its start
    /// stays. What is late while it runs is work and an alarm of operations; a restoration that was promised may not pass in silence.
    /// </summary>
    public const int StartIsReported = 2;

    /// <summary>
    /// From here on a launch that was to tell customers something does not end in success with nobody told, and an outreach is a text that is signed, sent and counted.
    /// </summary>
    public const int SuccessTellsSomebody = 3;

    /// <summary>
    /// From here on an emergency, which goes out before anybody has looked at it, has bounds: customers only of units that whoever declares it answers for, a second person
    /// for many of them, and those told who answer for it besides. Links in notices, of whatever launch, lead only where the installation allows.
    /// </summary>
    public const int BoundsHold = 3;

    /// <summary>
    /// From here on reminders count in the unit of their deadline and never fall outside working hours where it counts those; who is on duty is reminded before the latest
    /// moment of a gate.
    /// </summary>
    public const int RemindersKeepWorkingHours = 3;

    /// <summary>
    /// From here on the level of risk is not the proposer's word alone: what is not met, many customers or a touched bill make it at least medium, the gravest impact at
    /// least high, and a reviewer may raise it.
    /// </summary>
    public const int LevelsHaveFloors = 3;

    /// <summary>From here on a seat that nobody can fill is work of an administrator.</summary>
    public const int VacantSeatsAreOwned = 3;

    /// <summary>
    /// From here on a withdrawal says what it takes away: only an end of service owes customers the notice that the law asks, what is not renewed is told before the first term ends.
    /// </summary>
    public const int WithdrawalsSayWhich = 4;

    /// <summary>From here on a window in a freeze period needs a reason; emergencies are exempt.</summary>
    public const int FreezesNeedAReason = 4;

    /// <summary>
    /// From here on what customers read, and when they are disturbed, goes by the zone of each customer's own unit, not of the launch's: a list with customers of several zones
    /// is told zone by zone.
    /// </summary>
    public const int ClocksAreCustomers = 5;

    /// <summary>
    /// From here on a second person for a large emergency is somebody on the duty roster of the unit or above it, asked one after the other; and an emergency by pre-approved texts needs none up to a
    /// larger number of customers.
    /// </summary>
    public const int DutyIsAsked = 5;

    /// <summary>From here on a signature covers what is attached to the section's items as well: another file, or one less, has to be signed again.</summary>
    public const int AttachmentsAreSigned = 6;

    /// <summary>
    /// From here on what is to be measured before the next stage counts: going on without it needs a reason and, where it is a must, a second person; so does going on after an alarm that nobody has
    /// answered. A watch can be ended before its time.
    /// </summary>
    public const int CriteriaCount = 6;

    /// <summary>From here on who holds the right to roll single customers back is who a plan names, by person or by role, where it names anybody.</summary>
    public const int HoldersAreNamed = 6;

    /// <summary>
    /// From here on a service concern that is not met may be waived for a time by its department: then it counts as settled until that time is over.
    /// </summary>
    public const int ConcernsAreWaived = 7;

    /// <summary>From here on a service concern whose checklist says by when it is answered is overdue afterwards: work of the owner, which shuts no gate.</summary>
    public const int ConcernsAreDue = 7;

    /// <summary>
    /// From here on a launch whose kind or procedure has hold points has its operation procedure attached, and begins to change anything only when each of them was ticked with its proof, in order, after the
    /// go-ahead.
    /// </summary>
    public const int HoldPointsHold = 8;

    /// <summary>
    /// From here on the level of a risk decides which rehearsal of its plan suffices, and a plan is valid on the window's day; single customers are rolled back from the start of the work on, with identity
    /// check and the customer's yes, and many of them within an hour hold what comes next.
    /// </summary>
    public const int PlansAreActedOn = 8;

    /// <summary>
    /// From here on a risk has its cause in the tree of causes and its controls as records, and counts as smaller only by a control that is in place and proved; the levels are those of the checklist's matrix.
    /// </summary>
    public const int DiscountsNeedControls = 8;

    /// <summary>
    /// From here on scripts and notices are compared with the fact sheet: what contradicts it keeps the dossier from being handed in, and an acknowledgement is of the text as it is read.
    /// </summary>
    public const int FactsAreCompared = 9;

    /// <summary>
    /// From here on what trials find is kept as records: a severe finding that is open keeps the dossier from being complete and the go-ahead shut, and a fix whose day is over is work of the owner.
    /// </summary>
    public const int FindingsAreRecords = 9;

    /// <summary>
    /// From here on calls to the hotlines are forecast against their seats, where the kind asks for it: an hour in which the target is missed and that nothing answers keeps the dossier from being complete and
    /// the go-ahead shut.
    /// </summary>
    public const int HotlinesAreTested = 9;

    /// <summary>From here on whoever decides about a launch of high risk has opened each section that he or she judges, as it is.</summary>
    public const int SectionsAreOpened = 10;

    /// <summary>
    /// From here on the checks after the work that a kind or a launch lists are proven within their minutes of the reported end: while one is open or has failed no success is reported and nothing closed.
    /// </summary>
    public const int PostChecksHold = 10;

    /// <summary>The set that new launches begin with.</summary>
    public const int Newest = PostChecksHold;
}
