using System.Globalization;
using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>A client that submits again, with ids that it chooses well or badly (B5, B6, C1 and the two that test the provider's own modes).</summary>
internal sealed class ResubmittingClient(ResubmittingClient.Habits habits, ChaosSettings settings, ChaosProvider provider) : NaiveClient(settings, provider, static handler => handler)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private int _lastId;

    protected override async Task<bool> SendAsync(int message)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AttemptAsync(message);
            if (answer is NaiveAnswer.Accepted || (answer is NaiveAnswer.Duplicate && habits.TrustsDuplicates))
            {
                return true;
            }

            var isFinal = answer is NaiveAnswer.Refused || (answer is NaiveAnswer.Duplicate or NaiveAnswer.Failed && !habits.RepeatsAnyFailure);
            if (isFinal || attempt == habits.Attempts)
            {
                return false;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<NaiveAnswer> AttemptAsync(int message)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout);
        try
        {
            var id = habits.HasFreshIds ? string.Create(CultureInfo.InvariantCulture, $"f{Interlocked.Increment(ref _lastId)}") : Slots.TextOf(message);
            return await PostAsync(message, id, timeout.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return NaiveAnswer.TryLater;
        }
    }

    internal sealed record Habits
    {
        public int Attempts { get; init; } = 4;

        /// <summary>Gets a value indicating whether every attempt has an id of its own.</summary>
        public bool HasFreshIds { get; init; }

        /// <summary>Gets a value indicating whether "seen before" is taken for "sent".</summary>
        public bool TrustsDuplicates { get; init; }

        /// <summary>Gets a value indicating whether answers that cannot be read are repeated too, as a job framework does on any exception.</summary>
        public bool RepeatsAnyFailure { get; init; }
    }
}
