using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What a method makes and calls, read from its compiled code: as far as it stands in the web project, through async methods and lambdas.</summary>
internal sealed class CalledCode
{
    private static readonly Dictionary<int, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => (int)(ushort)c.Value);

    private static readonly Assembly Web = typeof(ServiceGate.Web.Hosting.ServerHost).Assembly;

    private readonly HashSet<MethodBase> _seen = [];

    /// <summary>The types of which something is made.</summary>
    public HashSet<Type> Made { get; } = [];

    /// <summary>Reads from a method on.</summary>
    public static CalledCode From(MethodBase method)
    {
        var code = new CalledCode();
        code.Follow(method);
        return code;
    }

    private void Follow(MethodBase method)
    {
        if (method.DeclaringType?.Assembly != Web || !_seen.Add(method)) return;
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
            foreach (var step in machine.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)) Follow(step);
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return;
        foreach (var token in Tokens(il)) Look(method, token);
    }

    private void Look(MethodBase method, int token)
    {
        var called = method.Module.ResolveMethod(token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        if (called is ConstructorInfo { DeclaringType: { } type }) Made.Add(type);
        if (called is not null) Follow(called);
    }

    /// <summary>The tokens of methods that the code names.</summary>
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? 0xFE00 | il[++at] : il[at]];
            at++;
            if (code.OperandType is OperandType.InlineMethod) yield return BitConverter.ToInt32(il, at);
            at += Size(code.OperandType, il, at);
        }
    }

    private static int Size(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
