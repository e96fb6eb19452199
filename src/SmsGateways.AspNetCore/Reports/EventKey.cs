namespace SmsGateways.AspNetCore.Reports;

/// <summary>What the events that belong together have in common: those about one message to one recipient.</summary>
/// <param name="Kind">Reports and inbound messages have ids of their own.</param>
/// <param name="Gateway">The gateway.</param>
/// <param name="Id">The provider's id.</param>
/// <param name="To">The recipient, where the event says.</param>
internal readonly record struct EventKey(EventKind Kind, string Gateway, string Id, PhoneNumber? To);
