using ServiceGate.Core.Facts.Audiences;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Phone numbers and addresses as they are shown to who may look customers up but not see how they are reached: enough to compare with what a caller says.</summary>
public static class MaskedContact
{
    private const int First = 3, Last = 4;

    /// <summary>A customer with phone number and e-mail address masked.</summary>
    public static Customer Of(Customer customer) => customer with { Phone = Phone(customer.Phone), Email = Email(customer.Email) };

    /// <summary>An address of which only the channel is known: its first three and last four characters; nothing of one that is short.</summary>
    public static string Address(string address) => address.Length > 8 ? $"{address[..First]}****{address[^Last..]}" : "****";

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
