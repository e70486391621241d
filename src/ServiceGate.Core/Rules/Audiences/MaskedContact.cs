namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Phone numbers and addresses as they are shown to who may look customers up but not see how they are reached: enough to compare with what a caller says.</summary>
public static class MaskedContact
{
    private const int First = 3, Last = 4;

    /// <summary>A phone number: its first three and last four characters (<c>138****0001</c>); a short one its last two.</summary>
    public static string? Phone(string? phone) => phone switch
    {
        null => null,
        { Length: > First + Last } => phone[..First] + new string('*', phone.Length - First - Last) + phone[^Last..],
        _ => new string('*', Math.Max(0, phone.Length - 2)) + phone[^Math.Min(2, phone.Length)..],
    };

    /// <summary>An address: its first character and its domain (<c>z***@example.com</c>).</summary>
    public static string? Email(string? email) => email?.IndexOf('@', StringComparison.Ordinal) switch
    {
        null => null,
        > 0 and var at => email[0] + "***" + email[at..],
        _ => "***",
    };
}
