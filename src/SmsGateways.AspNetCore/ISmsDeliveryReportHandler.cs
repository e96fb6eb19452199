namespace SmsGateways;

/// <summary>Takes delivery reports into the application, whether a provider pushed them or was asked for them.</summary>
/// <remarks>
/// <para>
/// Registered as a service, by <c>AddSmsCallbacks().HandleReports&lt;T&gt;()</c> or by hand. Each event has a scope of its own. Where there are several
/// handlers, they are called one after the other, in the order of their registration.
/// </para>
/// <para>
/// The provider gets its acknowledgement when all of them have returned. When one throws, it is asked to push again, and all of them are called again: what a
/// handler does must be the same done twice. That also happens when the process dies between the handler and the acknowledgement.
/// </para>
/// <para>Never send a message because of a report: the providers sign nothing, and whoever knows the address can write one.</para>
/// </remarks>
public interface ISmsDeliveryReportHandler
{
    /// <summary>Handles a report that says something new.</summary>
    /// <param name="update">The report, and what is known of the message with it.</param>
    /// <param name="cancellationToken">
    /// Canceled when the application stops, and when the time for handlers is over (<see cref="SmsCallbackOptions.HandlerTimeout"/>). Not when the provider
    /// hangs up: an event that is half handled would come again.
    /// </param>
    /// <returns>A task that completes when the report is stored.</returns>
    Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken);
}
