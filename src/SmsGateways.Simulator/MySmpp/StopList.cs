namespace SmsGateways.Simulator.MySmpp;

/// <summary>The numbers that an account no longer sends to.</summary>
internal sealed class StopList
{
    private readonly Lock _gate = new();
    private readonly List<(MySmppAccount Account, string Phone)> _numbers = [];

    public bool Contains(MySmppAccount account, string phone)
    {
        lock (_gate)
        {
            return _numbers.Contains((account, phone));
        }
    }

    public void Add(MySmppAccount account, string phone)
    {
        lock (_gate)
        {
            if (!_numbers.Contains((account, phone)))
            {
                _numbers.Add((account, phone));
            }
        }
    }

    /// <summary>Removes a number; false when it was not there.</summary>
    public bool Remove(MySmppAccount account, string phone)
    {
        lock (_gate)
        {
            return _numbers.Remove((account, phone));
        }
    }

    public string[] Of(MySmppAccount account)
    {
        lock (_gate)
        {
            return [.. _numbers.Where(number => number.Account == account).Select(number => number.Phone)];
        }
    }
}
