namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>One recipient of an Infobip request.</summary>
/// <param name="Message">The message.</param>
/// <param name="Slot">The recipient.</param>
/// <param name="Id">The id that the client gave it.</param>
internal readonly record struct InfobipGsm(int Message, int Slot, string Id);
