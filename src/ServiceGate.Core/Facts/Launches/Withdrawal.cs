using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>What is taken away from customers (退市方式), from the mildest on. It decides what notice they are owed.</summary>
public enum WithdrawalKind
{
    /// <summary>Nobody orders it any more; who holds it keeps it (停止销售). No notice is owed by law.</summary>
    [JsonStringEnumMemberName("end-of-sale")] EndOfSale,

    /// <summary>What is held runs to its term and is not renewed (到期不续). Told before the first of the terms ends.</summary>
    [JsonStringEnumMemberName("no-renewal")] NoRenewal,

    /// <summary>It stops for those who hold it (停止服务). Told as long ahead as the law asks, longer where the licence is touched.</summary>
    [JsonStringEnumMemberName("end-of-service")] EndOfService,
}

/// <summary>Which withdrawal a launch is. Asked of launches that began by <see cref="RuleSets.WithdrawalsSayWhich"/> or later.</summary>
/// <param name="Kind">What is taken away.</param>
/// <param name="LicenceTouched">Whether the operator's licence is touched, so that the regulator's procedure and its longer notice hold; of an end of service only.</param>
/// <param name="TermEnds">The day on which the first of the terms ends that are not renewed, in the zone of the launch's unit; of those not renewed only.</param>
public sealed record Withdrawal(WithdrawalKind Kind, bool LicenceTouched = false, DateOnly? TermEnds = null);
