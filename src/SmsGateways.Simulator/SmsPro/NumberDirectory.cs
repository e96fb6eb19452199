using System.Collections.Concurrent;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>What the platform knows about numbers: single ones that a test added, then ranges.</summary>
internal sealed class NumberDirectory(IReadOnlyList<NumberRange> ranges)
{
    private readonly ConcurrentDictionary<string, NumberInformation> _numbers = new();

    public void Add(string phone, NumberInformation information) => _numbers[SmsProText.Digits(phone)] = information;

    public NumberInformation? Find(string phone)
    {
        var digits = SmsProText.Digits(phone);
        return _numbers.TryGetValue(digits, out var information)
            ? information
            : ranges.FirstOrDefault(range => digits.StartsWith(range.Prefix, StringComparison.Ordinal))?.Information;
    }
}
