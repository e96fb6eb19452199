namespace SmsGateways.Tests.Chaos;

/// <summary>What must hold after a run, whatever went wrong in it.</summary>
internal enum Rule
{
    /// <summary>Nobody gets a message twice.</summary>
    I1 = 1,

    /// <summary>What is said to be accepted was sent.</summary>
    I2,

    /// <summary>What was sent is said to be accepted or unknown.</summary>
    I3,

    /// <summary>What is said to be rejected or not sent was not sent.</summary>
    /// <remarks>The same fact as <see cref="I3"/>, read from the other book: a slot that one of the two loops forgets, the other finds.</remarks>
    I4,

    /// <summary>Without faults, everything is accepted.</summary>
    I5,

    /// <summary>Every recipient has one outcome, in order; and what arrives was meant for whom it is addressed to.</summary>
    I6,

    /// <summary>Nothing arrives after the deadline of its send.</summary>
    I7,

    /// <summary>There are not many more requests than messages.</summary>
    I8,

    /// <summary>No connection outlives its client.</summary>
    I9,

    /// <summary>The faults of some do not stop the rest: hardly anything is left unsent.</summary>
    /// <remarks>All other rules hold for a client that sends nothing.</remarks>
    I10,
}
