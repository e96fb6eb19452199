using Microsoft.Extensions.Logging;
using SmsGateways.Http;
using SmsGateways.Sending.Streams;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending;

/// <summary>The journey of a message to one provider: check, plan, attempt, decide, result. A provider adds its limits and its wire format.</summary>
internal abstract class ProviderGateway : ISmsGateway, ISmsGatewayState, IAttempting, IWireFormat, IAskable, IDefaultDeadline
{
    private readonly SmsGatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly ProviderLink _link;
    private readonly AttemptLoop _loop;
    private readonly ILogger _logger;
    private readonly SendObservers? _observers;

    protected ProviderGateway(string name, string client, SmsGatewayOptions options, GatewayServices services)
    {
        Name = name;
        _options = options;
        _clock = services.Clock;
        _logger = services.CreateLogger<ProviderGateway>();
        _observers = services.Observers;
        _link = new(name, client, options, this, services);
        _loop = new(this, options.QuietPeriod, services.Clock, services.Jitter);
    }

    public string Name { get; }

    public SmsGatewayOptions Options => _options;

    /// <summary>Gets how many messages one request may carry.</summary>
    public virtual int MaxMessagesPerRequest => 1;

    public virtual bool CanBeAsked => false;

    public bool HasSecondary => _link.HasSecondary;

    public bool SecondarySharesIds => _options.SecondAddressSharesIds;

    public bool IsPaused => _link.IsPaused;

    public int RequestsUnderWay => _link.RequestsUnderWay;

    public Questions Questions => _loop.Questions;

    public TimeSpan DefaultDeadline => _options.Deadline;

    public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        var plan = Plan(message, cancellationToken);
        if (plan.IsRefused)
        {
            return CreateResult(plan);
        }

        await SubmitAsync(plan, cancellationToken).ConfigureAwait(false);
        return SendResults.OrCanceled(CreateResult(plan), cancellationToken);
    }

    public IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return new SingleUseSequence(new ProviderStream(this, _loop, _options, _clock).RunAsync(messages, cancellationToken));
    }

    public virtual object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public ValueTask AttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        _observers?.OnSending(Name, submission.Batch, ReportsUnderSentIds);
        return _link.AttemptAsync(submission, cancellationToken);
    }

    public Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(string id, CancellationToken cancellationToken)
        => Reconciliation.FindReportedAsync((ISmsDeliveryReports)this, id, cancellationToken);

    public abstract OutgoingRequest Write(Batch batch);

    public abstract void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts);

    public virtual SmsError? ReadRefusal(ReadOnlyMemory<byte> body) => null;

    /// <summary>Checks a message and spreads it over requests, without any I/O.</summary>
    /// <exception cref="ArgumentException">The message has no recipients.</exception>
    public SendPlan Plan(SmsMessage message, CancellationToken cancellationToken)
    {
        message = WithId(message);
        cancellationToken.ThrowIfCancellationRequested();

        var recipients = message.To.Count is 1 ? [message.To[0]] : message.To.Distinct().ToArray();
        var checkedMessage = TextCheck.Simplify(message, Simplify);
        int? predictedParts = null;
        var refusal = Check(ref checkedMessage) ?? Measure(checkedMessage, out predictedParts);
        var plan = new SendPlan(message, checkedMessage, recipients, _options.MaxRecipientsPerRequest, new(_clock, message.Deadline ?? _options.Deadline))
        {
            PlannedAt = _clock.GetUtcNow(),
            PredictedParts = refusal is null ? PredictParts(checkedMessage, predictedParts) : predictedParts,
            IsRefused = refusal is not null,
        };

        if (plan.IsRefused)
        {
            // An earlier run, with other options, may have sent what is refused now.
            Array.Fill(plan.Verdicts, new(message.IsResubmission ? SmsOutcome.Unknown : SmsOutcome.Rejected, refusal));
        }

        return plan;
    }

    /// <summary>Tells under which id the provider is going to get a message for each of its recipients, each counted once.</summary>
    public string?[] PlanIds(SmsMessage message, PhoneNumber[] recipients)
    {
        var plan = new SendPlan(message, message, recipients, _options.MaxRecipientsPerRequest, default);
        var ids = new List<string?>(recipients.Length);
        for (var index = 0; index < plan.Count; index++)
        {
            var id = HasRecipientIds ? null : CreateId(message, index, plan.Count);
            foreach (var to in plan.RecipientsOf(index).Span)
            {
                ids.Add(HasRecipientIds ? CreateId(message, to) : id);
            }
        }

        return [.. ids];
    }

    /// <summary>Makes one of the requests of a message that goes out alone.</summary>
    public Submission CreateSubmission(SendPlan plan, int index)
        => new(new([CreateEntry(plan, index)], CreateId(plan.Message, index, plan.Count)) { AreIdsRecognized = RecognizesIds }, plan.VerdictsOf(index), plan.Deadline);

    /// <summary>Makes one request of several messages. The earliest of their deadlines counts for all.</summary>
    public Submission CreateSubmission(IReadOnlyList<SendPlan> plans)
    {
        var batch = new Batch([.. plans.Select(plan => CreateEntry(plan, 0))], null) { AreIdsRecognized = RecognizesIds };
        return new(batch, new Verdict[batch.RecipientCount], plans.MinBy(static plan => plan.Deadline.Left)!.Deadline);
    }

    /// <summary>Makes the entry of a message in a request.</summary>
    public BatchEntry CreateEntry(SendPlan plan, int index)
    {
        var recipients = plan.RecipientsOf(index);
        if (!HasRecipientIds)
        {
            return new(plan.Message, recipients) { PlannedAt = plan.PlannedAt };
        }

        var ids = new string[recipients.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = CreateId(plan.Message, recipients.Span[i]);
        }

        return new(plan.Message, recipients, ids) { PlannedAt = plan.PlannedAt };
    }

    /// <summary>Makes the result of a message that is finished.</summary>
    public SmsSendResult CreateResult(SendPlan plan)
    {
        var result = SendResults.Create(Name, plan);
        _observers?.OnSent(Name, result);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Log.Finished(_logger, Name, result.MessageId, result.Summarize());
        }

        return result;
    }

    /// <summary>Checks the message against the provider's limits, without any I/O, and brings it into the form that is sent.</summary>
    /// <returns>Why the provider could not send it, or <see langword="null"/>.</returns>
    protected abstract SmsError? Check(ref SmsMessage message);

    /// <summary>Tells how many parts a message will have.</summary>
    /// <param name="message">The message, as it was checked.</param>
    /// <param name="parts">What a text takes in the alphabet that it needs; <see langword="null"/> of other contents.</param>
    protected virtual int? PredictParts(SmsMessage message, int? parts) => parts;

    /// <summary>Substitutes what a message allows in its text, before the text is checked.</summary>
    /// <returns>The text as it is sent, or the same instance.</returns>
    protected virtual string Simplify(string text, SmsSimplification how) => SmsEncoder.Simplify(text, how);

    /// <summary>Gets a value indicating whether the provider knows messages by an id for each recipient.</summary>
    protected virtual bool HasRecipientIds => false;

    /// <summary>Gets a value indicating whether the provider takes an id that it has already for what it is, and sends nothing again.</summary>
    protected virtual bool RecognizesIds => true;

    /// <summary>Gets a value indicating whether delivery reports name the ids that messages are sent with, and no others that only the answer tells.</summary>
    protected virtual bool ReportsUnderSentIds => true;

    /// <summary>Makes the id of one request of a message, the same each time; <see langword="null"/> where the provider knows none.</summary>
    protected virtual string? CreateId(SmsMessage message, int index, int count) => null;

    /// <summary>Makes the id of one recipient of a message, the same each time, where <see cref="HasRecipientIds"/>.</summary>
    protected virtual string CreateId(SmsMessage message, PhoneNumber to) => throw new NotSupportedException();

    /// <summary>Asks the provider something that changes nothing.</summary>
    /// <param name="question">The question.</param>
    /// <param name="read">Reads the answer; throws where it is none.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="SmsProviderException">No answer came, or what came is none.</exception>
    protected Task<T> AskAsync<T>(OutgoingRequest question, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        => _link.AskAsync(question, read, cancellationToken);

    /// <summary>Asks the provider for what it hands out once only, or charges: a request that may have left is finished, and its answer read, whatever the caller does.</summary>
    /// <inheritdoc cref="AskAsync"/>
    protected Task<T> TakeAsync<T>(OutgoingRequest question, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        => _link.TakeAsync(question, read, cancellationToken);

    private ValueTask SubmitAsync(SendPlan plan, CancellationToken cancellationToken)
        => plan.Count is 1 ? _loop.RunAsync(CreateSubmission(plan, 0), cancellationToken) : SubmitManyAsync(plan, cancellationToken);

    // Never Parallel.ForEachAsync with the caller's token: it would leave requests behind that have an outcome.
    private async ValueTask SubmitManyAsync(SendPlan plan, CancellationToken cancellationToken)
    {
        var next = -1;
        var workers = new Task[Math.Min(plan.Count, _options.MaxConcurrentRequests)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync();
        }

        await Task.WhenAll(workers).ConfigureAwait(false);

        async Task WorkAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < plan.Count; index = Interlocked.Increment(ref next))
            {
                if (!plan.IsEmpty(index))
                {
                    await _loop.RunAsync(CreateSubmission(plan, index), cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
