namespace SmsGateways.Sending.Composites;

/// <summary>A gateway that a composite sends through. Found when it is first needed: the composites of a container may be made in any order.</summary>
internal sealed class ChildGateway(string name, Func<string, ISmsGateway> find)
{
    private ISmsGateway? _gateway;

    public string Name => name;

    /// <summary>Finds the gateway.</summary>
    /// <exception cref="Exception">Whatever the application's own factory throws.</exception>
    public ISmsGateway Resolve() => _gateway ??= find(name);

    /// <summary>Gets a feature of the gateway, if it has it and can be asked.</summary>
    public T? FindService<T>()
        where T : class
    {
        try
        {
            return Resolve().GetService<T>();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // An application's own gateway. What it fails with shows when something is sent through it.
            return null;
        }
    }
}
