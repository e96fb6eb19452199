namespace SmsGateways.Simulator.Common;

internal sealed record NumberRange(string Prefix, NumberInformation Information);

internal sealed record NumberInformation(string Region, string Operator, int TimeZone);
