namespace SmsGateways.Providers.MySmpp;

/// <summary>What the answer to a send says of one recipient.</summary>
/// <param name="Number">The number of the recipient within the document; <see langword="null"/> where it is empty or none.</param>
/// <param name="Id">The provider's id of the message, if it gave it one.</param>
/// <param name="Parts">How many parts it has.</param>
/// <param name="Text">"send", or why not.</param>
internal readonly record struct MySmppInformation(int? Number, string? Id, int? Parts, string Text);
