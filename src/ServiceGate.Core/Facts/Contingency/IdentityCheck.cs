using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>How it was made sure that a caller is the customer (身份核验).</summary>
public enum IdentityCheck
{
    /// <summary>The service password (服务密码).</summary>
    [JsonStringEnumMemberName("service-password")] ServicePassword,

    /// <summary>A one-time code sent to the number on record (随机短信验证码).</summary>
    [JsonStringEnumMemberName("one-time-code")] OneTimeCode,

    /// <summary>Name and identity number as on record (姓名与证件号).</summary>
    [JsonStringEnumMemberName("identity-number")] IdentityNumber,

    /// <summary>The number on record was called back (回拨登记号码).</summary>
    [JsonStringEnumMemberName("call-back")] CallBack,
}
