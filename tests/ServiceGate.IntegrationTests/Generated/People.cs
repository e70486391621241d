namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Who asks.</summary>
internal static class People
{
    /// <summary>A token of <see cref="OfTheHouse"/>'s first that may only read.</summary>
    public const string ReadsOnly = "reads-only";

    /// <summary>Whose token that is.</summary>
    public const string Reader = "wang.min";

    /// <summary>Who sees every launch of HZ.</summary>
    public const string Overseer = "song.jie";

    /// <summary>People who have something to do with the launches of HZ, of each role and department.</summary>
    public static readonly IReadOnlyList<string> OfTheHouse =
    [
        "wang.min", "liang.yu", "zhou.lan", "cao.bo", "chen.jing", "li.qiang", "zhao.hai", "sun.yue", "he.ting", "xu.lin", "song.jie", "wu.gang", "fang.yuan", "admin", "deng.qi", "jia.yi", "bai.yun",
        "ren.jie", "tan.bin", "kong.de", "yan.qing", "jiang.wen", "han.rui", "wei.na", "peng.li", "ma.chao", "gao.yun", "hao.ran",
    ];

    /// <summary>People of another city, who have nothing to do with them.</summary>
    public static readonly IReadOnlyList<string> Outsiders = ["shen.yi", "luo.bin"];
}
