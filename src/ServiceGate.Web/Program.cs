using ServiceGate.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddServiceGatePages();
var app = builder.Build();
app.MapServiceGatePages();
await app.RunAsync();
