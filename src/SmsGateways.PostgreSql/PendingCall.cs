namespace SmsGateways.PostgreSql;

/// <summary>A call that waits to be written together with others.</summary>
internal abstract class PendingCall
{
    /// <summary>Gets how many rows it touches.</summary>
    public abstract int Rows { get; }

    /// <summary>Gets a value indicating whether nobody waits for it any more, so that it need not be written.</summary>
    public abstract bool IsOver { get; }

    public abstract void Fail(Exception exception);
}

/// <summary>A call with its answer.</summary>
internal abstract class PendingCall<TAnswer> : PendingCall
{
    // Not on the writer's thread: whoever waits would hold up everybody's next batch.
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TAnswer> Answer => _answer.Task;

    public override bool IsOver => _answer.Task.IsCompleted;

    /// <summary>Answers the caller.</summary>
    /// <returns><see langword="false"/> where the caller has given up and will never see it.</returns>
    public bool TryComplete(TAnswer answer) => _answer.TrySetResult(answer);

    /// <summary>Stops waiting.</summary>
    /// <returns><see langword="false"/> where the answer came first.</returns>
    public abstract bool TryLeave();

    protected bool TryCancel() => _answer.TrySetCanceled();

    public override void Fail(Exception exception)
    {
        _answer.TrySetException(exception);
        _ = _answer.Task.Exception; // Seen: the caller may have gone.
    }
}
