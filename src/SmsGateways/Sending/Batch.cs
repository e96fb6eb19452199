namespace SmsGateways.Sending;

/// <summary>The recipients of one message that go out in one request.</summary>
/// <param name="Message">The message, as it was checked.</param>
/// <param name="Recipients">Some or all of its recipients, none of them twice.</param>
/// <param name="Id">The id under which the provider gets the request, or <see langword="null"/> where it knows none.</param>
internal sealed record Batch(SmsMessage Message, ReadOnlyMemory<PhoneNumber> Recipients, string? Id);
