using ServiceGate.Web.Shell.Components;

namespace ServiceGate.Web.Features.Launches.Overview;

/// <summary>A moment on the time line of a launch.</summary>
/// <param name="Label">What happens then.</param>
/// <param name="At">When, or by when at the latest.</param>
/// <param name="State">How it stands; a door that can no longer be passed in time is blocked.</param>
/// <param name="Word">The state in words.</param>
/// <param name="Note">What else there is to say, in a few words.</param>
/// <param name="Gate">The gate that it is; null: no gate.</param>
/// <param name="IsNow">Whether it is the present.</param>
public sealed record TimePoint(string Label, DateTimeOffset At, PillState State, string? Word = null, string? Note = null, string? Gate = null, bool IsNow = false);
