namespace SmsGateways.Simulator.Common;

/// <summary>The accounts of one provider, which are only ever added to.</summary>
internal sealed class AccountList<TAccount>
    where TAccount : SimulatorAccount
{
    private readonly Lock _gate = new();
    private volatile TAccount[] _accounts = [];

    public TAccount Add(TAccount account)
    {
        lock (_gate)
        {
            _accounts = [.. _accounts, account];
            return account;
        }
    }

    public TAccount? Find(Predicate<TAccount> isWanted) => Array.Find(_accounts, isWanted);

    public TAccount? Authorize(string login, string password) =>
        Find(account => account.Login == login && account.Password == password);
}
