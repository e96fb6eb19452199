namespace SmsGateways.Simulator;

/// <summary>What MySmpp answers to a <c>client_id_sms</c> that has been sent.</summary>
public enum MySmppRepetition
{
    /// <summary>The id of the earlier message and <c>send</c>, as in the document.</summary>
    EarlierId,

    /// <summary>The text of newer servers, "Данное сообщение уже было отправлено.", and no id.</summary>
    AlreadySent,
}
