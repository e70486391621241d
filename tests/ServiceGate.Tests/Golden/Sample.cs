using System.Collections;
using System.Text.Json;

namespace ServiceGate.Tests.Golden;

/// <summary>Makes a value of a record from nothing but its constructor: the same for the same constructor.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 28, 6, 30, 0, TimeSpan.Zero);

    /// <summary>A value.</summary>
    /// <param name="type">A record with one constructor.</param>
    /// <param name="whole">Whether every parameter is given; otherwise those that have a default are left out.</param>
    internal static object Of(Type type, bool whole)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => !whole && p.HasDefaultValue ? p.DefaultValue : Value(p.ParameterType, p.Name!, whole))]);
    }

    private static object Value(Type type, string name, bool whole)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Value(inner, name, whole);
        if (type == typeof(string)) return $"{name}：é“{name}”\n2";
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 70_000_000_007L;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return Moment;
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(new Dictionary<string, object?> { ["b"] = 1.50, ["a"] = null });
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type.GetGenericArguments() is [var item] && type.IsAssignableTo(typeof(IEnumerable))) return List(item, name, whole);
        return type.GetGenericArguments() is [_, var value] ? Map(value, name, whole) : Of(type, whole);
    }

    private static Array List(Type item, string name, bool whole)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Value(item, name, whole), 0);
        return list;
    }

    private static IDictionary Map(Type value, string name, bool whole)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        map[$"{name}-key"] = Value(value, name, whole);
        return map;
    }
}
