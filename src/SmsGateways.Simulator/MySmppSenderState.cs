namespace SmsGateways.Simulator;

/// <summary>How far the moderation of a sender has come, as <c>originator.php</c> says it.</summary>
public enum MySmppSenderState
{
    /// <summary><c>completed</c>: it may be used.</summary>
    Completed,

    /// <summary><c>order</c>: it has not been looked at yet.</summary>
    Order,

    /// <summary><c>rejected</c>: it may not be used.</summary>
    Rejected,
}
