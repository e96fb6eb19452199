namespace SmsGateways.Simulator;

/// <summary>What follows the credits in SmsCo's <c>OK 4 123</c>.</summary>
public enum SmsCoThirdToken
{
    /// <summary>The message id, as in the document: <c>OK 4 123</c>.</summary>
    MessageId,

    /// <summary>Nothing: <c>OK 4</c>.</summary>
    Nothing,

    /// <summary>The numbers that failed, as in the component that SmsCo is made from: <c>OK 4 995599000001,995599000002</c>.</summary>
    /// <remarks>Nothing where all went well. The message has an id, which the client does not learn.</remarks>
    FailedNumbers,
}
