namespace ServiceGate.Core.Facts.Notices;

/// <summary>A message of a batch, and whom it tells.</summary>
/// <param name="Key">Its key: that of the customer with the least id among them.</param>
/// <param name="To">The address.</param>
/// <param name="Text">What it says.</param>
/// <param name="Told">The customers.</param>
public sealed record Message(string Key, string To, string Text, IReadOnlyList<Recipient> Told);

/// <summary>
/// One message for each address and text: a household of five accounts reads it once, twice where it reads two languages. At an address one of whose customers the launch
/// has failed for, everybody is told what those are told, and nothing else.
/// </summary>
public static class Messages
{
    /// <summary>The messages to some recipients, who are all of the batch's at their addresses.</summary>
    /// <param name="text">What the batch says, and under which keys.</param>
    /// <param name="recipients">The recipients, by ascending id.</param>
    public static IReadOnlyList<Message> Of(BatchText text, IReadOnlyList<Recipient> recipients)
    {
        var messages = new Dictionary<(string To, string Text), List<Recipient>>();
        var failed = recipients.Where(r => r.LaunchFailed).Select(r => r.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var recipient in recipients)
        {
            var told = recipient with { LaunchFailed = failed.Contains(recipient.Address) };
            var key = (told.Address, text.Version.In(told.Language, told.LaunchFailed));
            if (messages.TryGetValue(key, out var others)) others.Add(told);
            else messages.Add(key, [told]);
        }
        return [.. messages.Select(m => new Message(text.Keys.OfMessage(m.Value[0].CustomerId), m.Key.To, m.Key.Text, m.Value))];
    }
}
