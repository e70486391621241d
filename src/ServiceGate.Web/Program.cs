return await ServiceGate.Web.Verbs.CommandLine.RunAsync(args);
