using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>A hold point (控制点) that a kind of launch asks of every procedure: what is proven before anything of customers is changed.</summary>
/// <param name="Code">Code, unique in the checklist (<c>backup-proven</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="Minutes">Minutes from the window's start by which it is ticked, negative: before; -1,440 to 1,440.</param>
public sealed record HoldPoint(string Code, LocalText Name, int Minutes);

/// <summary>A hold point of the launch's own procedure.</summary>
/// <param name="Minutes">Minutes from the window's start by which it is ticked, negative: before; -1,440 to 1,440.</param>
/// <param name="Name">Name, at most 100 characters.</param>
[Members("minutes", "name")]
public sealed record OwnHoldPoint(int Minutes, string Name);

/// <summary>A hold point that was ticked: somebody has seen the proof. When the go-ahead shuts again it is gone.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="At">When it was reached, business time.</param>
/// <param name="By">Who ticked it.</param>
/// <param name="Proof">What proves it, at most 500 characters.</param>
/// <param name="WrittenAt">When it was ticked, business time.</param>
/// <param name="Procedure">Content hashes of the procedures that were bound at that time, joined by a comma.</param>
[Members("point", "at", "by", "proof", "writtenAt", "procedure")]
public sealed record HoldPointTick(string Point, DateTimeOffset At, long By, string Proof, DateTimeOffset WrittenAt, string Procedure);
