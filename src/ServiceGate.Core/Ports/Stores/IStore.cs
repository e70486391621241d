namespace ServiceGate.Core.Ports.Stores;

/// <summary>
/// What one concept keeps within a transaction. Whoever adds one writes its port, with its name in a transaction below it, and its class among the rows,
/// which is found by the port.
/// </summary>
public interface IStore;
