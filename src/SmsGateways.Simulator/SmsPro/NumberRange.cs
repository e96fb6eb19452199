namespace SmsGateways.Simulator.SmsPro;

internal sealed record NumberRange(string Prefix, NumberInformation Information);

internal sealed record NumberInformation(string Region, string Operator, int TimeZone);
