namespace SmsGateways;

/// <summary>Takes what a provider pushes about numbers (number context, HLR) into the application.</summary>
/// <remarks>
/// <para><inheritdoc cref="ISmsDeliveryReportHandler" path="/remarks/para[2]"/></para>
/// <para>Nothing is taken for a repetition here: what is known of a number changes, and the same answer may be one to another question.</para>
/// </remarks>
public interface ISmsNumberInfoHandler
{
    /// <summary>Handles what was found out about a number.</summary>
    /// <param name="gateway">The name of the gateway that it came through.</param>
    /// <param name="info">What was found out.</param>
    /// <param name="cancellationToken"><inheritdoc cref="ISmsDeliveryReportHandler.HandleAsync" path="/param[@name='cancellationToken']"/></param>
    /// <returns>A task that completes when it is stored.</returns>
    Task HandleAsync(string gateway, SmsNumberInfo info, CancellationToken cancellationToken);
}
