using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Calls the application's handlers, each event in a scope of its own: one after the other, and the first that throws ends it.</summary>
internal sealed class EventHandlers(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly bool[] _warned = new bool[Enum.GetValues<EventKind>().Length];

    public Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
        => HandleAsync<ISmsDeliveryReportHandler>(EventKind.Report, handler => handler.HandleAsync(update, cancellationToken), cancellationToken);

    public Task HandleAsync(SmsInboundMessage message, CancellationToken cancellationToken)
        => HandleAsync<ISmsInboundHandler>(EventKind.Inbound, handler => handler.HandleAsync(message, cancellationToken), cancellationToken);

    public Task HandleAsync(string gateway, SmsNumberInfo info, CancellationToken cancellationToken)
        => HandleAsync<ISmsNumberInfoHandler>(EventKind.Number, handler => handler.HandleAsync(gateway, info, cancellationToken), cancellationToken);

    private async Task HandleAsync<THandler>(EventKind kind, Func<THandler, Task> handle, CancellationToken cancellationToken)
        where THandler : class
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var isHandled = false;
            foreach (var handler in scope.ServiceProvider.GetServices<THandler>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await handle(handler).ConfigureAwait(false);
                isHandled = true;
            }

            if (!isHandled && !_warned[(int)kind])
            {
                _warned[(int)kind] = true;
                Log.NoHandler(_logger, kind, typeof(THandler).Name);
            }
        }
    }
}
