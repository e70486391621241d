using Microsoft.AspNetCore.Http.Features;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>How large the body of a request may be. It begins with the smallest and grows with what is known of who sends it.</summary>
public static class BodySize
{
    /// <summary>Where nobody is signed in: names, passwords, a choice of language.</summary>
    public const long SignedOut = 64 * 1024;

    /// <summary>A form without a file, or JSON. Chinese text grows ninefold when a browser encodes it.</summary>
    public const long Form = 1024 * 1024;

    /// <summary>A file of 100 MB with its form, for who may import it.</summary>
    public const long File = 101L * 1024 * 1024;

    /// <summary>Lets a request's body be so large; no effect once it is being read.</summary>
    public static void Allow(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = most;
    }
}

/// <summary>Marks an address of a launch that takes a file, from whoever has one of some permissions in the launch's unit.</summary>
/// <param name="permissions">The permissions.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesFilesAttribute(params Permission[] permissions) : Attribute
{
    /// <summary>The permissions.</summary>
    public IReadOnlyList<Permission> Permissions { get; } = permissions;
}
