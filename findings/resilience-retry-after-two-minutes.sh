#!/usr/bin/env bash
# A message gateway answers a batch with 429 at once and says in Retry-After when it has room again: in 2 seconds, or in 2 minutes. The client is made by IHttpClientFactory with the standard resilience handler.
#
# Tried with: Microsoft.Extensions.Http.Resilience 10.11.0 (Polly 8) with its defaults (three retries, 30 s in all), .NET 10.
# Expected:   where the wait is longer than all the time there is, the answer of the gateway, 429 with its body and its Retry-After, at once.
# Seen:       the wait begins all the same, and is cut off by the handler's own limit: 30 seconds later there is a TimeoutRejectedException, the answer is thrown away and the gateway was asked once.
#             With 2 seconds it is asked four times, and the answer comes back.
# Who cares:  whoever sends messages: a plain "not taken, come in two minutes" becomes "no answer", of which nobody knows whether the customers were told. They are told twice, or a person has to look; and the
#             worker is held for 30 seconds. Set ShouldHandle to leave answers whose Retry-After is beyond the limit, or take the header yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package Microsoft.Extensions.Http.Resilience@10.11.0
#:property PublishAot=false
using System.Diagnostics; using System.Net; using Microsoft.Extensions.DependencyInjection;
foreach (var seconds in new[] { 2, 120 })
{
    var gateway = new Gateway(seconds);
    var clients = new ServiceCollection();
    clients.AddHttpClient("gateway").ConfigurePrimaryHttpMessageHandler(() => gateway).AddStandardResilienceHandler();
    await using var services = clients.BuildServiceProvider();
    var clock = Stopwatch.StartNew();
    string end;
    try
    {
        using var answer = await services.GetRequiredService<IHttpClientFactory>().CreateClient("gateway").PostAsync("http://gateway.example/", null);
        end = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
    catch (Exception error) { end = error.GetType().Name; }
    Console.WriteLine($"Retry-After {seconds}: {end}, asked {gateway.Asked} times, {(clock.Elapsed.TotalSeconds < 25 ? "before" : "after")} 25 s");
}

sealed class Gateway(int seconds) : HttpMessageHandler
{
    public int Asked;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Asked++;
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("none taken") };
        answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return Task.FromResult(answer);
    }
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep '^Retry-After') || { cat "$work/log"; exit 1; }
wanted='Retry-After 2: 429 none taken, asked 4 times, before 25 s
Retry-After 120: TimeoutRejectedException, asked 1 times, after 25 s'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
