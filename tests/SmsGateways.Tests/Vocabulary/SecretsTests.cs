using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace SmsGateways.Tests.Vocabulary;

/// <summary>Whatever ends in a log ends there through ToString(): no public type may show a text, a number or a secret that way.</summary>
public sealed class SecretsTests
{
    private const string Canary = "Kanarienvogel";
    private const string CanaryNumber = "+996550123456";

    // Made to be read in logs: names, ids and codes, and our own explanations.
    private static readonly HashSet<string> Shown =
    [
        "SmsMessage.Id", "SmsSendResult.MessageId", "SmsRecipientResult.Gateway", "SmsError.ProviderCode", "SmsError.Detail", "SmsSender.Value",
        "SmsProviderException.Gateway", "SmsDeliveryReport.ProviderMessageId", "SmsDeliveryReport.ProviderStatus", "SmsInboundMessage.ProviderMessageId",
        "SmsNumberInfo.Operator", "SmsBalance.Currency", "SmsCallbackRequest.Method", "SmsTooLongException.ParamName", "SmsReportQuery.ProviderMessageIds",
        "MySmppScheduledMessage.ProviderMessageId", "MySmppCancellation.ProviderMessageId",
    ];

    public static TheoryData<Type> Types
        => [.. typeof(SmsMessage).Assembly.GetExportedTypes().Where(static type => type is { IsEnum: false, IsInterface: false, IsAbstract: false, IsGenericType: false }
            && type.GetConstructors().Length > 0
            && !type.Name.EndsWith("JsonConverter", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Types))]
    public void ToString_reveals_nothing(Type type)
    {
        var (value, _) = Fill(type, 0);

        value.ToString().Should().NotContain(Canary).And.NotContain("55012345").And.NotContain("kanarienvogel");
    }

    [Fact]
    public void The_test_is_not_blind()
    {
        var (message, canaries) = Fill(typeof(SmsMessage), 0);

        canaries.Should().BeGreaterThan(2);
        ((SmsText)((SmsMessage)message).Content).Text.Should().Be(Canary);
        ((SmsMessage)message).To.Should().Equal(PhoneNumber.Parse(CanaryNumber));
        Fill(typeof(SmsProOptions), 0).Should().Match<(object Value, int Count)>(static filled => ((SmsProOptions)filled.Value).Password == Canary);
        Types.Cast<object[]>().Should().Contain(static row => (Type)row[0] == typeof(SmsViber)).And.Contain(static row => (Type)row[0] == typeof(SmsOutcomeUnknownException));
    }

    [Fact]
    public void The_debugger_shows_no_secret_of_options_either()
    {
        var secrets = typeof(SmsGatewayOptions).Assembly.GetExportedTypes()
            .Where(static type => type.IsAssignableTo(typeof(SmsGatewayOptions)))
            .SelectMany(static type => type.GetProperties())
            .Where(static property => property.Name is "Login" or "Username" or "Password" or "Token")
            .ToList();

        secrets.Should().Contain(static property => property.Name == "Password");
        secrets.Should().AllSatisfy(static property =>
        {
            (property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State).Should().Be(DebuggerBrowsableState.Never, $"{property.DeclaringType}.{property.Name} is a secret");
            property.DeclaringType!.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value.Should().NotContain(property.Name);
        });
    }

    private static (object Value, int Canaries) Fill(Type type, int depth)
    {
        var canaries = 0;
        var constructor = type.GetConstructors()
            .OrderBy(static constructor => constructor.GetParameters() is [{ ParameterType: var only }] && only == typeof(SmsContent) ? 0 : 1) // The one JSON uses.
            .First();
        var value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, $"{type.Name}.{char.ToUpperInvariant(parameter.Name![0])}{parameter.Name[1..]}"))]);

        foreach (var property in type.GetProperties().Where(static property => property.CanWrite && property.DeclaringType != typeof(Exception)))
        {
            property.SetValue(value, Value(property.PropertyType, $"{type.Name}.{property.Name}"));
        }

        return (value, canaries);

        object? Value(Type wanted, string name)
        {
            wanted = Nullable.GetUnderlyingType(wanted) ?? wanted;
            if (Shown.Contains(name))
            {
                return wanted == typeof(string[]) ? new[] { "shown" } : "shown";
            }

            canaries++;
            switch (wanted)
            {
                case var _ when wanted == typeof(string):
                    return Canary;
                case var _ when wanted == typeof(Uri):
                    return new Uri($"https://shop.example/{Canary}");
                case var _ when wanted == typeof(PhoneNumber):
                    return PhoneNumber.Parse(CanaryNumber);
                case var _ when wanted == typeof(SmsSender):
                    return new SmsSender(CanaryNumber);
                case var _ when wanted == typeof(SmsContent):
                    return new SmsText(Canary);
                case var _ when wanted == typeof(ReadOnlyMemory<byte>):
                    return new ReadOnlyMemory<byte>(System.Text.Encoding.ASCII.GetBytes(Canary));
                case var _ when wanted == typeof(IReadOnlyList<PhoneNumber>):
                    return new[] { PhoneNumber.Parse(CanaryNumber) };
                case var _ when wanted == typeof(SmsSendResult) && depth == 0:
                    return Fill(wanted, depth + 1).Value;
            }

            canaries--;
            if (wanted.IsGenericType && wanted.IsAssignableTo(typeof(IEnumerable)) && wanted.GetGenericArguments() is [{ IsAbstract: false, IsValueType: false } item] && item != typeof(string))
            {
                var list = Array.CreateInstance(item, 1);
                list.SetValue(Fill(item, depth + 1).Value, 0);
                canaries++;
                return list;
            }

            return wanted == typeof(TimeSpan) ? TimeSpan.FromSeconds(1)
                : wanted == typeof(int) ? 2 // The least that a part can hold.
                : wanted.IsValueType ? Activator.CreateInstance(wanted)
                : wanted.IsAssignableTo(typeof(IEnumerable)) && wanted.IsGenericType && wanted.GetGenericArguments() is [var element] ? Array.CreateInstance(element, 0)
                : wanted.Namespace == "SmsGateways" && !wanted.IsAbstract && depth < 4 ? Fill(wanted, depth + 1).Value
                : null;
        }
    }
}
