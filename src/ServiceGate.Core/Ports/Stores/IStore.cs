namespace ServiceGate.Core.Ports.Stores;

/// <summary>What one concept keeps within a transaction. Whoever adds one declares it here, gives <see cref="ICommandSession"/> its name, and writes its class.</summary>
public interface IStore;
