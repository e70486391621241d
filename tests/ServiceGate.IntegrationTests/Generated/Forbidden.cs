using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>What somebody who may not is answered.</summary>
internal static class Forbidden
{
    /// <summary>The names of customers on lists of HZ begin so.</summary>
    private const string Customers = "测试用户";

    /// <summary>Checks an answer.</summary>
    /// <param name="operation">What was asked for.</param>
    /// <param name="path">The path that was asked for, with its query.</param>
    /// <param name="who">By whom: one of <see cref="People.Outsiders"/>, <see cref="People.ReadsOnly"/>, or nobody known.</param>
    /// <param name="answer">The answer.</param>
    public static void Check(Operation operation, string path, string? who, Answer answer)
    {
        var place = $"{who ?? "nobody"}: {operation} {path} is answered {answer.Status} {answer.Text}";
        if (who is null && !operation.IsOpenToAll) Assert.That(answer.Status, Is.AnyOf(401, 404, 405, 413, 415), place);
        if (who == People.ReadsOnly && !operation.IsRead) Assert.That(answer.Status, Is.InRange(400, 499), place);
        if (!People.Outsiders.Contains(who)) return;
        if (path.Split('?')[0].Contains("HZ-", StringComparison.Ordinal)) Assert.That(answer.Status, Is.InRange(400, 499), place);
        // A refusal may repeat what was asked for.
        if (!path.Contains("HZ-", StringComparison.Ordinal)) Assert.That(answer.Text, Does.Not.Contain("HZ-2026-"), place);
        Assert.That(answer.Text, Does.Not.Contain(Customers), place);
    }
}
