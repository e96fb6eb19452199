namespace SmsGateways;

/// <summary>How far the registration of a sender got.</summary>
public enum MySmppSenderState
{
    /// <summary>The provider says something that its documents do not have; <see cref="MySmppSender.ProviderState"/> has it.</summary>
    Unknown,

    /// <summary>It is being registered (<c>order</c>).</summary>
    Ordered,

    /// <summary>It can be used (<c>completed</c>).</summary>
    Approved,

    /// <summary>It was refused (<c>rejected</c>).</summary>
    Rejected,
}
