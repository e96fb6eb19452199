using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>One of the paths below <c>xml/</c>, asked by an account that showed its login.</summary>
internal interface IMySmppMethod
{
    /// <summary>Writes the answer into the open <c>response</c>, or returns the error that is answered in its place.</summary>
    MySmppText? Answer(WireElement request, MySmppAccount account, WireDocument response);
}
