using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>Work that is about a condition names it, whoever else its key names.</summary>
public sealed class WorkLinksTests
{
    [TestCase(WorkKind.FulfilCondition, "condition:17", ExpectedResult = 17)]
    [TestCase(WorkKind.ConfirmCondition, "condition:17@it", ExpectedResult = 17)]
    [TestCase(WorkKind.ConfirmCondition, "condition:17:it", ExpectedResult = 17)]
    [TestCase(WorkKind.ConfirmCondition, "condition:", ExpectedResult = null)]
    [TestCase(WorkKind.SignOff, "condition:17", ExpectedResult = null)]
    public long? ConditionOf_IsTheNumberInItsKey(WorkKind kind, string key) => WorkLinks.ConditionOf(new(1, key, kind, "committee", new(Role.ProductManager), default, null));
}
