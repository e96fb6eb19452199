namespace SmsGateways.Providers.SmsPro;

/// <summary>The answer to <c>/api/dr</c>.</summary>
/// <param name="Status">0, or why there are no reports.</param>
/// <param name="Text">The platform's own words, should it have any: the documents show none.</param>
/// <param name="Reports">One for each phone.</param>
internal readonly record struct SmsProReportAnswer(string Status, string? Text, IReadOnlyList<SmsDeliveryReport> Reports);
