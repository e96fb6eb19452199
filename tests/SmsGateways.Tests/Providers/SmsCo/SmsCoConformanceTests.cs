using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.SmsCo;

public sealed class SmsCoConformanceTests() : ProviderConformance(new SmsCoSide());
