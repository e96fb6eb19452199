namespace SmsGateways.Simulator.Common;

/// <summary>A sum of money under a provider's lock, because a decimal is not read and written in one step.</summary>
internal sealed class Amount(Lock gate, decimal initial)
{
    private decimal _value = initial;

    public decimal Value
    {
        get
        {
            lock (gate)
            {
                return _value;
            }
        }

        set
        {
            lock (gate)
            {
                _value = value;
            }
        }
    }
}
