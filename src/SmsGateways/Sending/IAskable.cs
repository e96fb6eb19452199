namespace SmsGateways.Sending;

/// <summary>A gateway of ours, which says how it is asked: on its clock, in its rhythm.</summary>
internal interface IAskable
{
    /// <summary>Gets how its provider is asked.</summary>
    Questions Questions { get; }
}
