namespace SmsGateways.Simulator.SmsPro;

/// <summary>One place for each id that is being asked about: "wait for the answer to the previous request with this id".</summary>
internal sealed class RequestPlaces
{
    private readonly Lock _gate = new();
    private readonly HashSet<(SmsProAccount Account, string Id)> _taken = [];

    /// <summary>Takes the place of an id until the result is disposed; null when it is taken.</summary>
    public IDisposable? Take(SmsProAccount account, string id)
    {
        lock (_gate)
        {
            return _taken.Add((account, id)) ? new Place(this, (account, id)) : null;
        }
    }

    private sealed class Place(RequestPlaces places, (SmsProAccount Account, string Id) key) : IDisposable
    {
        public void Dispose()
        {
            lock (places._gate)
            {
                places._taken.Remove(key);
            }
        }
    }
}
