namespace ServiceGate.Delivery.Settings;

/// <summary>How people on duty are called.</summary>
public sealed class CallOutOptions
{
    /// <summary>Nobody is called.</summary>
    public const string None = "none";

    /// <summary>Each call is a file in a folder, for demonstrations and tests: no phone rings.</summary>
    public const string Folder = "folder";

    /// <summary>Posts to a gateway that calls.</summary>
    public const string Http = "http";

    /// <summary><see cref="None"/>, <see cref="Folder"/> or <see cref="Http"/>.</summary>
    public string Kind { get; set; } = None;

    /// <summary>The folder of <see cref="Folder"/>; relative to the working directory.</summary>
    public string Path { get; set; } = "data/calls";

    /// <summary>Address of the gateway, as of a channel's. Required for <see cref="Http"/>.</summary>
    public string? Url { get; set; }

    /// <summary>The key of the signature, shared with the gateway, at least 16 characters. Required for <see cref="Http"/>; never logged.</summary>
    public string? Secret { get; set; }

    /// <summary>How long an answer of the gateway is waited for, 1 to 50 seconds: less than a call may be on its way.</summary>
    public int TimeoutSeconds { get; set; } = 10;
}
