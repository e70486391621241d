#!/usr/bin/env bash
# A moved window is told to other systems as a CloudEvent whose subject names the place in Chinese. In HTTP's binary mode attributes are headers; the binding (CloudEvents 1.0, HTTP protocol binding,
# 3.1.3.2) has signs outside of ASCII written as percent-encoded UTF-8, and read back from it.
#
# Tried with: cloudevents 10.0.0 (the SDK for JavaScript), Node.js 20; CloudNative.CloudEvents 2.9.0 (the SDK for .NET), .NET 10.
# Expected:   the SDK writes %E6%9D%AD%E5%B7%9E for 杭州 and reads 杭州 from it, as the one for .NET does.
# Seen:       it writes 杭州 as it is, which Node.js refuses to send as a header; and a subject that the other SDK has sent it hands on as %E6%9D%AD%E5%B7%9E. The
#             structured mode, where all is in the body, is not touched.
# Who cares:  whoever passes events between the two: none with a Chinese subject goes out, though all tests with English ones pass, and rules by subject ("starts with 杭州") never match what comes
#             in. Send in structured mode, or encode and decode the subject yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts cloudevents@10.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cs" <<'CS'
#:package CloudNative.CloudEvents@2.9.0
using CloudNative.CloudEvents; using CloudNative.CloudEvents.Http;
var told = new CloudEvent { Id = "1", Source = new("/gate", UriKind.Relative), Type = "window.moved", Subject = "杭州" };
using var content = told.ToHttpContent(ContentMode.Binary, new NoData());
var sent = content.Headers.GetValues("ce-subject").Single();
using var answer = new HttpResponseMessage { Content = content };
Console.WriteLine($".NET writes {sent}, reads {(await answer.ToCloudEventAsync(new NoData())).Subject}");

sealed class NoData : CloudEventFormatter
{
    public override ReadOnlyMemory<byte> EncodeBinaryModeEventData(CloudEvent e) => default;
    public override void DecodeBinaryModeEventData(ReadOnlyMemory<byte> body, CloudEvent e) { }
    public override ReadOnlyMemory<byte> EncodeStructuredModeMessage(CloudEvent e, out System.Net.Mime.ContentType type) => throw new NotSupportedException();
    public override CloudEvent DecodeStructuredModeMessage(ReadOnlyMemory<byte> body, System.Net.Mime.ContentType? type, IEnumerable<CloudEventAttribute>? extensions) => throw new NotSupportedException();
    public override ReadOnlyMemory<byte> EncodeBatchModeMessage(IEnumerable<CloudEvent> events, out System.Net.Mime.ContentType type) => throw new NotSupportedException();
    public override IReadOnlyList<CloudEvent> DecodeBatchModeMessage(ReadOnlyMemory<byte> body, System.Net.Mime.ContentType? type, IEnumerable<CloudEventAttribute>? extensions) => throw new NotSupportedException();
}
CS
cat >"$work/try.mjs" <<'JS'
import { createServer, request } from 'node:http';
import { CloudEvent, HTTP } from 'cloudevents';
const told = subject => new CloudEvent({ id: '1', source: '/gate', type: 'window.moved', subject, data: { hours: 4 } });
const read = headers => HTTP.toEvent({ headers: { 'content-type': 'application/json', 'ce-id': '1', 'ce-source': '/gate', 'ce-type': 'window.moved', 'ce-specversion': '1.0', ...headers }, body: '{}' }).subject;
console.log(`JavaScript writes ${HTTP.binary(told('杭州')).headers['ce-subject']}, reads ${read({ 'ce-subject': '%E6%9D%AD%E5%B7%9E' })}`);
const server = createServer((received, answer) => answer.end()).listen(0, '127.0.0.1', async () => {
  const send = ({ headers, body }) => new Promise(done => {
    try {
      request({ port: server.address().port, method: 'POST', headers }, answer => { answer.resume(); done(answer.statusCode); }).end(body);
    } catch (error) { done(error.code); }
  });
  for (const [mode, subject] of [['binary', 'Hangzhou'], ['binary', '杭州'], ['structured', '杭州']]) console.log(`${mode}, ${subject}: ${await send(HTTP[mode](told(subject)))}`);
  server.close();
});
JS

seen=$({ cd "$work" && dotnet run try.cs 2>"$work/log" | grep '^.NET' && node try.mjs; }) || { cat "$work/log"; exit 1; }
wanted='.NET writes %E6%9D%AD%E5%B7%9E, reads 杭州
JavaScript writes 杭州, reads %E6%9D%AD%E5%B7%9E
binary, Hangzhou: 200
binary, 杭州: ERR_INVALID_CHAR
structured, 杭州: 200'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
