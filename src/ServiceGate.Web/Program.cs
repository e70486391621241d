return await ServiceGate.Web.CommandLine.Verbs.RunAsync(args);
