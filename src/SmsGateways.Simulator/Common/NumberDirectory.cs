using System.Collections.Concurrent;

namespace SmsGateways.Simulator.Common;

/// <summary>What a provider knows about numbers: single ones that a test added, then ranges.</summary>
internal sealed class NumberDirectory(IReadOnlyList<NumberRange> ranges)
{
    private readonly ConcurrentDictionary<string, NumberInformation> _numbers = new();

    public void Add(string phone, NumberInformation information) => _numbers[Digits(phone)] = information;

    public NumberInformation? Find(string phone)
    {
        var digits = Digits(phone);
        return _numbers.TryGetValue(digits, out var information)
            ? information
            : ranges.FirstOrDefault(range => digits.StartsWith(range.Prefix, StringComparison.Ordinal))?.Information;
    }

    // A number is the same with a plus sign and without.
    private static string Digits(string phone) => phone.StartsWith('+') ? phone[1..] : phone;
}
