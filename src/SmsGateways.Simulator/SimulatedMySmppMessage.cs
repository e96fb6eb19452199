namespace SmsGateways.Simulator;

/// <summary>A message to one subscriber that MySmpp accepted, and how far its delivery has come at the time of asking.</summary>
public sealed record SimulatedMySmppMessage
{
    /// <summary>Gets the id that MySmpp gave it (<c>id_sms</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id that the client gave it (<c>client_id_sms</c>).</summary>
    /// <value>Empty when there is none.</value>
    public string ClientId { get; init; } = "";

    /// <summary>Gets the login of the account at the time of acceptance.</summary>
    public required string Login { get; init; }

    /// <summary>Gets the number, digits only.</summary>
    public required string Phone { get; init; }

    /// <summary>Gets the type of the SMS.</summary>
    /// <value><c>sms</c>, <c>flashsms</c>, <c>silence</c>, <c>wappush</c> or <c>vcard</c>.</value>
    public string Type { get; init; } = "sms";

    /// <summary>Gets what is sent first (<c>type_send_1</c>).</summary>
    /// <value><c>sms</c> or <c>viber</c>.</value>
    public string FirstChannel { get; init; } = "sms";

    /// <summary>Gets what is sent where the first is not delivered (<c>type_send_2</c>).</summary>
    /// <value><c>sms</c> or <c>viber</c>; empty for nothing.</value>
    public string SecondChannel { get; init; } = "";

    /// <summary>Gets the sender of the SMS.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Gets the text of the SMS, with line breaks in the place of <c>\n</c>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the link of a WAP push.</summary>
    /// <value>Empty when there is none.</value>
    public string Url { get; init; } = "";

    /// <summary>Gets the business card; <see langword="null"/> for another type.</summary>
    public SimulatedMySmppCard? Card { get; init; }

    /// <summary>Gets the Viber part; <see langword="null"/> where Viber is not one of the channels.</summary>
    public SimulatedMySmppViber? Viber { get; init; }

    /// <summary>Gets the scheduled time (<c>time_send</c>), in <see cref="MySmppSimulator.TimeOffset"/>; <see langword="null"/> for immediately.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Gets until when delivery is tried (<c>validity_period</c>); <see langword="null"/> when the request does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Gets the name of the delivery (<c>name_delivery</c>, which sibling servers have).</summary>
    /// <value>Empty when there is none.</value>
    public string DeliveryName { get; init; } = "";

    /// <summary>Gets a value indicating whether the text is to be written in Latin letters (<c>translite</c>, which sibling servers have).</summary>
    public bool IsTransliterated { get; init; }

    /// <summary>Gets the number of parts the text was split into.</summary>
    public required int Parts { get; init; }

    /// <summary>Gets what it cost.</summary>
    public required decimal Price { get; init; }

    /// <summary>Gets the time of acceptance.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets a value indicating whether it waits for money, as newer servers let it.</summary>
    public bool WaitsForMoney { get; init; }

    /// <summary>Gets a value indicating whether it was taken out of the scheduled messages.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Gets the state.</summary>
    /// <value>For example <c>send</c>, <c>deliver</c>, <c>not_deliver</c>, <c>expired</c>, <c>read</c> or <c>partly_deliver</c>.</value>
    public string State { get; init; } = "send";

    /// <summary>Returns the id, and neither the number nor the text.</summary>
    /// <returns>For example <c>MySmpp message 2856677675</c>.</returns>
    public override string ToString() => $"MySmpp message {Id}";
}
