Console.Error.WriteLine("Nothing to measure yet.");
return 2;
