using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.SmsPro;

public sealed class SmsProBizConformanceTests() : ProviderConformance(new SmsProSide(SmsProPlatform.Biz));
