namespace SmsGateways;

/// <summary>The two platforms that speak SmsPro's protocol.</summary>
public enum SmsProPlatform
{
    /// <summary>smspro.biz. Status 9 is its spam filter: a refusal.</summary>
    Biz,

    /// <summary>smspro.nikita.kg. Status 9 means that it is busy: the message may be submitted again under the same id.</summary>
    Nikita,
}
