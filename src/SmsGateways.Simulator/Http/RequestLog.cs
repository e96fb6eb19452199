namespace SmsGateways.Simulator.Http;

/// <summary>The latest requests in order of arrival.</summary>
internal sealed class RequestLog
{
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<SimulatedRequest> _requests = new();

    public void Add(SimulatedRequest request)
    {
        lock (_gate)
        {
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<SimulatedRequest> Snapshot()
    {
        lock (_gate)
        {
            return _requests.ToArray();
        }
    }
}
