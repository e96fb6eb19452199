namespace SmsGateways;

/// <summary>Takes messages from telephones into the application.</summary>
/// <remarks>
/// <para><inheritdoc cref="ISmsDeliveryReportHandler" path="/remarks/para[2]"/></para>
/// <para>
/// A message that comes again is recognized by the provider's id, or else by sender, text and the time at which the provider received it. One with neither id nor
/// time is handed over each time that it comes: two equal answers are two answers.
/// </para>
/// </remarks>
public interface ISmsInboundHandler
{
    /// <summary>Handles a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken"><inheritdoc cref="ISmsDeliveryReportHandler.HandleAsync" path="/param[@name='cancellationToken']"/></param>
    /// <returns>A task that completes when the message is stored.</returns>
    Task HandleAsync(SmsInboundMessage message, CancellationToken cancellationToken);
}
