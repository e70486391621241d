namespace ServiceGate.Tests.Scenarios;

/// <summary>The people of <c>samples/organisation.json</c> by what they do in stories.</summary>
internal static class Cast
{
    internal const string Manager = "wang.min";
    internal const string Head = "zhou.lan";
    internal const string Operations = "sun.yue";
    internal const string CustomerService = "chen.jing";
    internal const string It = "li.qiang";
    internal const string Network = "zhao.hai";
    internal const string Agent = "he.ting";
    internal const string Auditor = "wu.gang";
    internal const string Quality = "song.jie";
}
