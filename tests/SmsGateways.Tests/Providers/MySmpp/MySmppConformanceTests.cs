using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.MySmpp;

public sealed class MySmppConformanceTests() : ProviderConformance(new MySmppSide());
