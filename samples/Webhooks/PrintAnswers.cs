using SmsGateways;

namespace Webhooks;

/// <summary>Takes what customers answer.</summary>
internal sealed class PrintAnswers(Arrivals arrivals) : ISmsInboundHandler
{
    public Task HandleAsync(SmsInboundMessage message, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Answer {message.ProviderMessageId}: {message.Text}");
        arrivals.Count();
        return Task.CompletedTask;
    }
}
