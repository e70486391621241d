namespace ServiceGate.Data.Contents;

/// <summary>How a store is reached that speaks S3.</summary>
/// <param name="Endpoint">Its address, without the bucket, which stands in the path of each request.</param>
/// <param name="Bucket">The bucket, which has to be there.</param>
/// <param name="Region">The region that requests are signed for.</param>
/// <param name="AccessKey">Id of the key.</param>
/// <param name="SecretKey">The key; a secret.</param>
public sealed record S3Settings(string Endpoint, string Bucket, string Region, string AccessKey, string SecretKey)
{
    /// <summary>Without the secret, so that none gets into a log by way of the record's own text.</summary>
    public override string ToString() => $"{Endpoint}/{Bucket}";
}
