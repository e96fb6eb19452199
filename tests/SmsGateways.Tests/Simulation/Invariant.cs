namespace SmsGateways.Tests.Simulation;

/// <summary>What must hold whatever happens.</summary>
internal enum Invariant
{
    NobodyGetsTwo,
    AcceptedIsInTheLedger,
    WhatIsInTheLedgerIsAcceptedOrUnknown,
    WhatNeverLeftIsNotUnknown,
    OneOutcomeForEachRecipientInOrder,
    NothingBeginsAfterTheDeadline,
    NothingBeginsAfterCancellation,
    NothingBeginsAfterTheEnd,
    EndsByItsDeadline,
    WithoutFaultsAllIsAccepted,
    RequestsAreBounded,
    ConcurrencyIsKept,
    RateIsKept,
    CircuitOpensForAReason,
    CircuitClosesAgain,
    ReconciliationOnlyTurnsUnknownIntoAccepted,
    ThrowsOnlyCancellations,
    NothingIsLeftBehind,
}
