namespace SmsGateways;

/// <summary>A message that the telephone acknowledges and does not show: its delivery report says whether the telephone can be reached.</summary>
public sealed record SmsSilent : SmsContent;
