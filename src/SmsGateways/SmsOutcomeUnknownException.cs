namespace SmsGateways;

/// <summary>
/// It is not known whether a message went out. Do not run the job again: it may send the message a second time. Ask the provider, or submit
/// the same message again with <see cref="SmsMessage.IsResubmission"/>.
/// </summary>
#pragma warning disable CA1032 // Without a result there is nothing to say.
public sealed class SmsOutcomeUnknownException(SmsSendResult result)
    : SmsSendException(
        result,
        "It is not known whether the message went out. Do not re-run: it could be sent twice. Reconcile instead, or submit it again under the same id "
            + $"with IsResubmission. {Describe(result)}");
