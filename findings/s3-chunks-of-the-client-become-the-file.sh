#!/usr/bin/env bash
# Files that prove something about a launch are put into a store that speaks S3 by Amazon's client for .NET. Tests do that on a small server beside them, s3rver.
#
# Tried with: AWSSDK.S3 4.1.0, s3rver 3.7.1, .NET 10, Node.js 20.
# Expected:   a file of 300,000 bytes is refused, or there are 300,000 bytes when it is read again.
# Seen:       the put is answered with 200, and 300,566 bytes are read: the client sends the file in signed chunks with a checksum behind the last one (its default since version 4), the server takes the
#             marks between the chunks for the file. Without the checksum (RequestChecksumCalculation WHEN_REQUIRED, the usual advice) it is the same with 300,445 bytes. Only UseChunkEncoding = false
#             puts the file as it is.
# Who cares:  whoever tries uploads with them: what is kept is not what was sent, and nobody is told. Evidence that is compared with its SHA-256 is found damaged; pictures and documents just do not open.
set -euo pipefail
work=$(mktemp -d); server=; trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts s3rver@3.7.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mkdir "$work/Put" "$work/data"
cat >"$work/Put/Put.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="AWSSDK.S3" Version="[4.1.0]" /></ItemGroup>
</Project>
XML
cat >"$work/Put/Program.cs" <<'CS'
using Amazon.Runtime; using Amazon.S3; using Amazon.S3.Model;
File.WriteAllBytes(args[1], new byte[300_000]);
async Task PutAsync(string how, bool required, bool chunks)
{
    using var client = new AmazonS3Client(new BasicAWSCredentials("S3RVER", "S3RVER"), new AmazonS3Config
    {
        ServiceURL = args[0], ForcePathStyle = true, AuthenticationRegion = "us-east-1",
        RequestChecksumCalculation = required ? RequestChecksumCalculation.WHEN_REQUIRED : RequestChecksumCalculation.WHEN_SUPPORTED,
    });
    using var file = File.OpenRead(args[1]);
    var put = await client.PutObjectAsync(new PutObjectRequest { BucketName = "evidence", Key = how, InputStream = file, UseChunkEncoding = chunks });
    using var read = await client.GetObjectAsync("evidence", how);
    var bytes = new MemoryStream();
    await read.ResponseStream.CopyToAsync(bytes);
    Console.WriteLine($"{how}: {(int)put.HttpStatusCode}, sent 300000, read {bytes.Length}, {(bytes.ToArray().All(b => b == 0) ? "the same" : "not the same")}");
}
await PutAsync("as it comes", required: false, chunks: true);
await PutAsync("checksums when required", required: true, chunks: true);
await PutAsync("without chunks", required: true, chunks: false);
CS
dotnet build "$work/Put" -c Release -v q --nologo >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/serve.cjs" <<'JS'
const S3rver = require('s3rver');
new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: process.argv[2], configureBuckets: [{ name: 'evidence' }] }).run().then(({ port }) => console.log(port));
JS
node "$work/serve.cjs" "$work/data" >"$work/port" & server=$!
for _ in {1..100}; do [[ -s $work/port ]] && break; sleep 0.1; done
seen=$(dotnet "$work/Put/bin/Release/net10.0/Put.dll" "http://127.0.0.1:$(<"$work/port")" "$work/file")
wanted='as it comes: 200, sent 300000, read 300566, not the same
checksums when required: 200, sent 300000, read 300445, not the same
without chunks: 200, sent 300000, read 300000, the same'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
