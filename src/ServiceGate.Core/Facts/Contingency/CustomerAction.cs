using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>What is done for a single customer (单户处置): an instruction for people, or a call to an endpoint that the installation allows. Exactly one of the two.</summary>
/// <param name="Instruction">What whoever rolls a customer back does by hand, at most 1,000 characters.</param>
/// <param name="Endpoint">Name of an endpoint from the installation's settings, never an address.</param>
[Members("instruction", "endpoint")]
public sealed record CustomerAction(string? Instruction = null, string? Endpoint = null);
