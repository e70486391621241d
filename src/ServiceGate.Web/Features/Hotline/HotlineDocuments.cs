using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Customers;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>What the hotline says of a launch, and how rolling back stands.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Script">What is said, in Chinese; absent: no script is written.</param>
/// <param name="ScriptEnglish">What is said, in English; absent: not written.</param>
/// <param name="Plan">Key of the plan that gives the right to roll customers back; absent: none does.</param>
/// <param name="Instruction">What is done by hand for a single customer; absent: another system does it, or nothing is said.</param>
/// <param name="Endpoint">Name of the endpoint that does it; absent: none does.</param>
/// <param name="WhyNot">Why the caller of the API cannot roll a customer back now, in words; absent: he or she can.</param>
/// <param name="WhyNotRule">The rule that says so; absent likewise.</param>
/// <param name="Uses">How often customers were rolled back, by counters.</param>
/// <param name="UsesLastHour">How often within the last hour.</param>
/// <param name="HoldsFrom">From how many within an hour on the next announcement and stage are held.</param>
/// <param name="HeldAt">Since when they are held; absent: they are not.</param>
/// <param name="WithdrawnAt">When the right was withdrawn; absent: it was not.</param>
/// <param name="WithdrawalProof">What proves that; absent likewise.</param>
/// <param name="CustomerList">The hash that names the list of customers whom the plans are for; absent: none was imported.</param>
public sealed record HotlineDocument(
    string Launch, string? Script, string? ScriptEnglish, string? Plan, string? Instruction, string? Endpoint, string? WhyNot, string? WhyNotRule, long Uses, long UsesLastHour, long HoldsFrom,
    DateTimeOffset? HeldAt, DateTimeOffset? WithdrawnAt, string? WithdrawalProof, string? CustomerList)
{
    internal static HotlineDocument Of(LaunchView view, RollbackStanding standing, long personId, Texts texts)
    {
        var (script, plan, why) = (HotlineReader.ScriptOf(view), RollbackRight.InForce(view.Facts), HotlineReader.WhyNot(view, standing, personId));
        return new(
            view.Launch.Number, Read(script, view, true), Read(script, view, false), plan?.Key, plan?.Plan.CustomerAction?.Instruction, plan?.Plan.CustomerAction?.Endpoint, why is null ? null : texts.Rule(why), why?.Rule,
            standing.Uses.All, standing.Uses.LastHour, standing.HoldsFrom, view.Launch.RollbacksHeldAt, standing.Withdrawal?.At, standing.Withdrawal?.Proof,
            view.Facts.Audience is { Complete: true } list ? list.Reach?.Signed ?? list.ListHash : null);
    }

    // With the facts of the sheet in it, for everybody; what segments are told otherwise is listed by /scripts.
    private static string? Read(Script? script, LaunchView view, bool chinese) =>
        script is null ? null : ScriptTexts.Of(script, view.Facts, ScriptTexts.SheetOf(view.Facts)).FirstOrDefault(t => t.Chinese == chinese)?.Filled.Text;
}

/// <summary>A caller and a launch.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Name">Name; absent when not known.</param>
/// <param name="Tier">Tier.</param>
/// <param name="Affected">Whether the customer is on the launch's list.</param>
/// <param name="Told">What the customer was told about this launch, newest first.</param>
/// <param name="FailedAt">When it was reported that the launch failed for this customer; absent: it was not.</param>
/// <param name="RolledBackAt">When the customer was rolled back; absent: not.</param>
/// <param name="Rollback">What became of rolling the customer back; absent: nobody has asked for it.</param>
/// <param name="Others">Further customers with the number that was asked for; empty when there is none.</param>
public sealed record CallerDocument(
    string Account, string? Name, string Tier, bool Affected, IReadOnlyList<ToldDocument> Told, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt, CustomerActionDocument? Rollback,
    IReadOnlyList<CallerDocument> Others)
{
    internal static CallerDocument Of(IReadOnlyList<SeenCustomer> found, IReadOnlyDictionary<long, ActionCall> actions) =>
        Of(found[0], actions) with { Others = [.. found.Skip(1).Select(seen => Of(seen, actions))] };

    private static CallerDocument Of(SeenCustomer seen, IReadOnlyDictionary<long, ActionCall> actions)
    {
        var affecting = seen.Launches.SingleOrDefault();
        return new(
            seen.Customer.Account, seen.Customer.Name, seen.Customer.Tier, affecting is not null, [.. seen.Told.Select(t => ToldDocument.Of(t, seen.Customer))], affecting?.Result?.FailedAt,
            affecting?.Result?.RolledBackAt, actions.GetValueOrDefault(seen.Customer.Id) is { } action ? CustomerActionDocument.Of(action) : null, []);
    }
}

/// <summary>An action for a single customer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">Key of the plan.</param>
/// <param name="Run">The rehearsal it is a test of; absent: it is in earnest.</param>
/// <param name="Account">The customer's account, where it is one of a list; otherwise absent.</param>
/// <param name="State">What became of it.</param>
/// <param name="Tries">How often it was sent.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Identity">How the caller's identity was checked; absent in a test.</param>
/// <param name="Call">Id of the call in which the customer said yes; absent in a test.</param>
/// <param name="SettledAt">When it was known what became of it; absent: not yet.</param>
/// <param name="Answer">What came back, in short; absent: nothing.</param>
public sealed record CustomerActionDocument(
    long Id, string Plan, long? Run, string? Account, ActionState State, int Tries, DateTimeOffset At, IdentityCheck? Identity, string? Call, DateTimeOffset? SettledAt, string? Answer)
{
    internal static CustomerActionDocument Of(ActionCall call, string? account = null) => new(
        call.Id, call.Plan, call.IsTest ? call.Run : null, account, call.State, call.Tries, call.AskedAt, call.Identity, call.CallId, call.SettledAt, call.Answer);
}

/// <summary>The sample of a rehearsal by test calls.</summary>
/// <param name="Accounts">Account numbers on the launch's list, 1 to 20.</param>
[BodyExample("""{"accounts":["TV0001","TV0002"]}""")]
public sealed record RehearsalInput(IReadOnlyList<string>? Accounts = null);

/// <summary>The proof that the right was withdrawn.</summary>
/// <param name="Proof">What proves it, at most 500 characters.</param>
[BodyExample("""{"proof":"权限系统回收记录 IAM-20261213-07"}""")]
public sealed record WithdrawalProofInput(string? Proof = null);
