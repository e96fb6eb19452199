namespace SmsGateways.Sending;

/// <summary>Tells how long a send takes at most where the message does not say. Found through <see cref="ISmsGateway.GetService"/>, so that decorators pass it on.</summary>
internal interface IDefaultDeadline
{
    /// <summary>Gets how long.</summary>
    TimeSpan DefaultDeadline { get; }
}
