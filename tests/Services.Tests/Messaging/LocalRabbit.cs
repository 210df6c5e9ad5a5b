using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using OneStop.Contracts.Messages;
using OneStop.Runtime.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace OneStop.Services.Tests.Messaging;

/// <summary>
/// A private broker on loopback, with data and name of its own; it ends with this process. It can be killed and started again. Further nodes join
/// the cluster of the first.
/// </summary>
public sealed class LocalRabbit : IAsyncDisposable
{
    /// <summary>The shell waits for its input: when this process ends, even by SIGKILL, the pipe closes and the child is told to stop.</summary>
    private const string Guard = "\"$@\" </dev/null & p=$!; read -r _; kill -TERM $p 2>/dev/null; wait $p";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onestop-rabbit-");
    private readonly int _amqp = FreePort();
    private readonly int _dist = FreePort();
    private readonly LocalRabbit? _first;
    private readonly int _epmd;
    private readonly string _password;
    private Process? _names;
    private Process? _broker;

    private LocalRabbit(LocalRabbit? first)
    {
        _first = first;
        _epmd = first?._epmd ?? FreePort();
        _password = first?._password ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }

    public Uri Uri => new($"amqp://onestop:{_password}@127.0.0.1:{_amqp}/");

    private string Node => $"os{_amqp}@localhost";

    /// <summary>Starts a node: the first of a cluster, or one that joins <paramref name="first"/>.</summary>
    public static async Task<LocalRabbit> StartAsync(LocalRabbit? first = null)
    {
        var rabbit = new LocalRabbit(first);
        await rabbit.WriteSettingsAsync();
        await rabbit.RunAsync();
        return rabbit;
    }

    /// <summary>Starts it, or starts it again after <see cref="KillAsync"/>, and waits until it takes connections.</summary>
    public async Task RunAsync()
    {
        var program = Directory.Exists("/usr/lib/rabbitmq/lib")
            ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Select(d => Path.Combine(d, "sbin/rabbitmq-server")).FirstOrDefault(File.Exists)
            : null;
        if (program is null)
        {
            throw new InvalidOperationException("RabbitMQ is not installed: apt-get install rabbitmq-server");
        }

        _names ??= _first?._names ?? Start(["epmd", "-address", "127.0.0.1", "-port", $"{_epmd}"]);
        _broker = Start([program]);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = await new ConnectionFactory { Uri = Uri, RequestedConnectionTimeout = TimeSpan.FromSeconds(2) }.CreateConnectionAsync();
                return;
            }
            catch (BrokerUnreachableException) when (waited.Elapsed < StartsWithin && !_broker.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>
    /// Stops it in order and starts it again. RabbitMQ 3.10 notes where a new quorum queue lies with delay: one that was declared minutes before a
    /// SIGKILL may come back without a leader, one that has lived through a stop does not.
    /// </summary>
    public async Task RestartAsync()
    {
        await StopAsync(_broker);
        await RunAsync();
    }

    /// <summary>SIGKILL, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        using var node = Process.GetProcessById(int.Parse((await File.ReadAllTextAsync(InFolder("pid"))).Trim(), CultureInfo.InvariantCulture));
        node.Kill();
        await StopAsync(_broker);
        _broker = null;
    }

    /// <summary>Puts reports on the program's queue, each confirmed before the next, once the program has made the queue.</summary>
    public async Task SendAsync(IEnumerable<string> reports)
    {
        await UntilTakesReportsAsync();
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null));
        foreach (var report in reports)
        {
            await channel.BasicPublishAsync("", Queues.Steps, mandatory: true, Encoding.UTF8.GetBytes(report));
        }
    }

    /// <summary>The bus starts beside the program: the queue is there a little later.</summary>
    public async Task UntilTakesReportsAsync()
    {
        await using var connection = await ConnectAsync();
        while (true)
        {
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                await channel.QueueDeclarePassiveAsync(Queues.Steps);
                return;
            }
            catch (OperationInterruptedException)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A connection of one's own.</summary>
    public Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = Uri }.CreateConnectionAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_broker);
        if (_first is null)
        {
            await StopAsync(_names);
        }

        _folder.Delete(recursive: true);
    }

    private async Task WriteSettingsAsync()
    {
        foreach (var name in new[] { "home", "mnesia", "log" })
        {
            _folder.CreateSubdirectory(name);
        }

        await File.WriteAllTextAsync(InFolder("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_amqp}
            default_user = onestop
            default_pass = {_password}
            log.console = false
            disk_free_limit.absolute = 200MB
            {Cluster()}
            """);
        SecretFile.Create(InFolder("home/.erlang.cookie"), _password);
        await File.WriteAllTextAsync(InFolder("enabled_plugins"), "[].");
    }

    private string Cluster() => _first is null ? "" : $"""
        cluster_formation.peer_discovery_backend = classic_config
        cluster_formation.classic_config.nodes.1 = {_first.Node}
        cluster_formation.classic_config.nodes.2 = {Node}
        """;

    private Process Start(string[] command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "sh", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = InFolder("home"),
            ["RABBITMQ_NODENAME"] = Node,
            ["RABBITMQ_CONFIG_FILE"] = InFolder("rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_MNESIA_BASE"] = InFolder("mnesia"),
            ["RABBITMQ_LOG_BASE"] = InFolder("log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = InFolder("enabled_plugins"),
            ["RABBITMQ_PID_FILE"] = InFolder("pid"),
            ["RABBITMQ_DIST_PORT"] = $"{_dist}",
            ["ERL_EPMD_PORT"] = $"{_epmd}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["LANG"] = "C.UTF-8",
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task StopAsync(Process? process)
    {
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
