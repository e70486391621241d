using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>What an attachment proves, as whoever attached it says. What kind of file it is, is judged by its content (<see cref="FileKind"/>).</summary>
public enum AttachmentType
{
    /// <summary>What was tested and with which result (测试报告).</summary>
    [JsonStringEnumMemberName("test-report")] TestReport,

    /// <summary>The security assessment of new technology and new business (双新评估).</summary>
    [JsonStringEnumMemberName("dual-assessment")] DualAssessment,

    /// <summary>The impact assessment of personal information (个人信息保护影响评估).</summary>
    [JsonStringEnumMemberName("personal-data-assessment")] PersonalDataAssessment,

    /// <summary>A legal opinion (法律意见).</summary>
    [JsonStringEnumMemberName("legal-opinion")] LegalOpinion,

    /// <summary>The operation procedure of a cutover (操作方案、MOP), with its version.</summary>
    [JsonStringEnumMemberName("procedure")] Procedure,

    /// <summary>A list of things: circuits, devices, tariffs. Customers have a list of their own.</summary>
    [JsonStringEnumMemberName("list")] List,

    /// <summary>A picture: a screen, a drawing, a photograph.</summary>
    [JsonStringEnumMemberName("picture")] Picture,

    /// <summary>The published tariff (资费公示).</summary>
    [JsonStringEnumMemberName("tariff-publication")] TariffPublication,

    /// <summary>A trial bill (试算账单).</summary>
    [JsonStringEnumMemberName("test-bill")] TestBill,

    /// <summary>Records of test calls (拨测记录).</summary>
    [JsonStringEnumMemberName("test-calls")] TestCalls,

    /// <summary>Proof that the backup is there and the rollback works (备份与回退验证).</summary>
    [JsonStringEnumMemberName("rollback-proof")] RollbackProof,

    /// <summary>A customer's confirmation (确认回执).</summary>
    [JsonStringEnumMemberName("customer-confirmation")] CustomerConfirmation,

    /// <summary>The regulator's receipt (通管局回执).</summary>
    [JsonStringEnumMemberName("regulator-receipt")] RegulatorReceipt,

    /// <summary>A grant of rights (授权单).</summary>
    [JsonStringEnumMemberName("authorisation")] Authorisation,

    /// <summary>A photograph of a public notice (公告照片).</summary>
    [JsonStringEnumMemberName("notice-photo")] NoticePhoto,

    /// <summary>A test by old or impaired people (适老化、无障碍测试).</summary>
    [JsonStringEnumMemberName("accessibility-test")] AccessibilityTest,

    /// <summary>Something else.</summary>
    [JsonStringEnumMemberName("other")] Other,
}
