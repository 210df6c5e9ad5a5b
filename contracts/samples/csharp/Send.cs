// dotnet run Send.cs -- URL TOKEN CODE: sends the steps of one dossier twice and reads the dossier. Base library only.
using System.Net.Http.Headers;
using System.Text;

if (args is not [var url, var token, var code])
{
    Console.Error.WriteLine("URL TOKEN CODE");
    return 2;
}

using var client = new HttpClient();
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
var steps = $$$"""
    {"source":"sample-csharp","id":"{{{code}}}-1","type":"received","dossier":"{{{code}}}","occurredAt":"2021-04-12T08:15:00+07:00","agency":"H10.07","data":{"procedure":"1.004949","channel":"direct"}}
    {"source":"sample-csharp","id":"{{{code}}}-2","type":"resultReady","dossier":"{{{code}}}","occurredAt":"2021-04-20T09:00:00+07:00","agency":"H10.07","data":{"kind":"granted"}}
    """;
for (var time = 0; time < 2; time++)
{
    using var body = new StringContent(steps, Encoding.UTF8, "application/x-ndjson");
    using var answer = await client.PostAsync(new Uri(url + "/v1/steps"), body);
    Console.WriteLine(await answer.Content.ReadAsStringAsync());
    if (!answer.IsSuccessStatusCode)
    {
        return 1;
    }
}

Console.WriteLine(await client.GetStringAsync(new Uri($"{url}/v1/dossiers/{Uri.EscapeDataString(code)}")));
return 0;
