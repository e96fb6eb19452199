namespace SmsGateways.Providers.Infobip;

/// <summary>The answer to a synchronous request for number context: one or the other.</summary>
internal readonly record struct InfobipNumberAnswer(SmsNumberInfo? Number, InfobipRefusal? Refusal);
