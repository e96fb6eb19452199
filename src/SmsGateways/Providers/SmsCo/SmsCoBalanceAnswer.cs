namespace SmsGateways.Providers.SmsCo;

/// <summary>The answer to the question for the balance.</summary>
/// <param name="Line">The line, verbatim.</param>
/// <param name="Code">Why there is no balance.</param>
/// <param name="Amount">The balance, if there is no code.</param>
internal sealed record SmsCoBalanceAnswer(string Line, SmsCoCode? Code, decimal Amount);
