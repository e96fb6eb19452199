Console.WriteLine("SmsGateways");
