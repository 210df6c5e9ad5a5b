using OneStop.Host;
using OneStop.Runtime.Hosting;

return await OneStopProgram.RunAsync(args, Services.All, Services.Others, Services.Verbs);
