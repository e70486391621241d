using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Customers;

/// <summary>What a launch means for a customer.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Name">Name; absent when not known.</param>
/// <param name="Tier">Tier.</param>
/// <param name="OnList">Whether the customer is on the launch's list.</param>
/// <param name="Told">What the customer was told about this launch, newest first.</param>
/// <param name="FailedAt">When it was reported that the launch failed for this customer.</param>
/// <param name="RolledBackAt">When the customer was rolled back.</param>
/// <param name="PerhapsTold">What it is not known of whether the customer was told it, newest first.</param>
/// <param name="Others">Further customers with the number that was asked for, each as if asked for by account; empty when there is none.</param>
public sealed record LaunchCustomerDocument(
    string Account, string? Name, string Tier, bool OnList, IReadOnlyList<ToldDocument> Told, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt,
    IReadOnlyList<PerhapsToldDocument> PerhapsTold, IReadOnlyList<LaunchCustomerDocument> Others)
{
    /// <summary>Of the customers found, as seen with this launch alone.</summary>
    internal static LaunchCustomerDocument Of(IReadOnlyList<SeenCustomer> found) => Of(found[0]) with { Others = [.. found.Skip(1).Select(Of)] };

    /// <summary>Of a customer as seen with this launch alone.</summary>
    private static LaunchCustomerDocument Of(SeenCustomer seen)
    {
        var affecting = seen.Launches.SingleOrDefault();
        return new(
            seen.Customer.Account, seen.Customer.Name, seen.Customer.Tier, affecting is not null, [.. seen.Told.Select(t => ToldDocument.Of(t, seen.Customer))],
            affecting?.Result?.FailedAt, affecting?.Result?.RolledBackAt, [.. seen.PerhapsTold.Select(PerhapsToldDocument.Of)], []);
    }
}

/// <summary>A customer.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Name">Name; absent when not known.</param>
/// <param name="Phone">Mobile number, masked (<c>138****0001</c>) for who may not see how customers are reached; absent when none.</param>
/// <param name="Email">Address, masked likewise; absent when none.</param>
/// <param name="Tier">Tier.</param>
/// <param name="Language">Language of notices.</param>
/// <param name="Unit">Code of the unit that serves the customer.</param>
/// <param name="Launches">The launches that affect the customer, the latest window first.</param>
/// <param name="Told">What the customer was told, newest first.</param>
/// <param name="PerhapsTold">What it is not known of whether the customer was told it, newest first.</param>
/// <param name="Others">Further customers with the number that was asked for, each as if asked for by account; empty when there is none.</param>
public sealed record CustomerDocument(
    string Account, string? Name, string? Phone, string? Email, string Tier, string Language, string Unit, IReadOnlyList<AffectingDocument> Launches,
    IReadOnlyList<ToldDocument> Told, IReadOnlyList<PerhapsToldDocument> PerhapsTold, IReadOnlyList<CustomerDocument> Others)
{
    internal static CustomerDocument Of(IReadOnlyList<SeenCustomer> found, bool seesContacts) =>
        Of(found[0], seesContacts) with { Others = [.. found.Skip(1).Select(seen => Of(seen, seesContacts))] };

    private static CustomerDocument Of(SeenCustomer seen, bool seesContacts)
    {
        var customer = seesContacts ? seen.Customer : MaskedContact.Of(seen.Customer);
        return new(
            customer.Account, customer.Name, customer.Phone, customer.Email, customer.Tier, customer.Language, customer.UnitCode,
            [.. seen.Launches.Select(AffectingDocument.Of)], [.. seen.Told.Select(t => ToldDocument.Of(t, seen.Customer))], [.. seen.PerhapsTold.Select(PerhapsToldDocument.Of)], []);
    }
}

/// <summary>A launch that affects a customer.</summary>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">How it went; absent until reported.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="FailedAt">When it was reported that it failed for this customer.</param>
/// <param name="RolledBackAt">When the customer was rolled back.</param>
public sealed record AffectingDocument(
    string Number, string Title, LaunchStatus Status, LaunchResult? Result, WindowDocument Window, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt)
{
    internal static AffectingDocument Of(AffectingLaunch launch) => new(
        launch.Number, launch.Title, launch.Status, launch.LaunchResult, WindowDocument.Of(launch.Window), launch.Result?.FailedAt, launch.Result?.RolledBackAt);
}

/// <summary>Something a customer was told.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Step">Step of the notice plan.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Status">What became of it.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">The gateway's reason, when it refused.</param>
/// <param name="Text">What it said, word for word, in the language in which it was said.</param>
/// <param name="Language">That language; absent where it was not written down, as by older programs: then the text is what would be said today.</param>
/// <param name="ForFailed">Whether it was the text for customers for whom the launch failed; absent where that was not written down.</param>
/// <param name="Version">Version of the step's text, from 1.</param>
/// <param name="Hash">Hash over the texts of that version.</param>
/// <param name="Shared">Whether the message was one with that of another account at the same address.</param>
/// <param name="Zone">Whose hours it names, as the zone's IANA name, where the list had customers of several; absent: those of the launch's customers.</param>
public sealed record ToldDocument(
    string Launch, string Step, NoticePurpose Purpose, NoticeChannel Channel, DeliveryStatus Status, DateTimeOffset At, string? Reason, string Text, string? Language,
    bool? ForFailed, int Version, string Hash, bool Shared, string? Zone)
{
    internal static ToldDocument Of(ToldRow row, Customer customer) => new(
        row.LaunchNumber, row.Version.Step, row.Version.Purpose, row.Delivery.Channel, row.Delivery.Status, row.Delivery.At, row.Delivery.Reason, row.SaidTo(customer),
        row.Delivery.Language, row.Delivery.FailedText, row.Version.Version, row.Version.Hash,
        row.Delivery.MessageOf is not null, row.Version.Segment);
}

/// <summary>Something of which it is not known whether it reached a customer.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Step">Step of the notice plan.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Since">Since when it is in doubt; absent where that was not written down.</param>
public sealed record PerhapsToldDocument(string Launch, string Step, NoticeChannel Channel, DateTimeOffset? Since)
{
    internal static PerhapsToldDocument Of(PerhapsTold perhaps) => new(perhaps.LaunchNumber, perhaps.Step, perhaps.Channel, perhaps.Since);
}
