namespace SmsGateways.Providers.Infobip;

/// <summary>The answer to the command CREDITS: one or the other.</summary>
internal readonly record struct InfobipCreditAnswer(SmsBalance? Balance, InfobipRefusal? Refusal);
