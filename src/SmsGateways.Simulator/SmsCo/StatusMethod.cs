using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary><c>getstatus.php</c>: "Проверка статуса SMS-а".</summary>
internal sealed class StatusMethod(SmsCoSimulator platform) : ISmsCoMethod
{
    public string Answer(FormParameters request)
    {
        var (login, password, id) = (request.Value("username"), request.Value("password"), request.Value("mes_id"));
        var missing = RequiredFields.Check(
            (login is "", SmsCoCode.UsernameIsEmpty),
            (password is "", SmsCoCode.PasswordIsEmpty),
            (id is "", SmsCoCode.FieldsAreEmpty)); // It has no code of its own.
        if (missing is { } code)
        {
            return Error(code);
        }

        if (platform.Store.Accounts.Authorize(login, password) is not { } account)
        {
            return Error(SmsCoCode.InvalidLogin);
        }

        // Nor has an id that is nobody's, or another account's. The general code says that something failed; which, only the client knows.
        return platform.Store.Messages(account, id) is [var accepted]
            ? SmsCoText.Status(platform.Progress.Of(accepted, platform.Now), platform.StatusForm)
            : Error(SmsCoCode.SendingFailed);
    }

    private string Error(int code) => SmsCoText.Error(code, platform.ErrorForm);
}
