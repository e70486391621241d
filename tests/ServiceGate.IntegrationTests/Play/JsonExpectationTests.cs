using System.Text.Json.Nodes;
using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Play;

public sealed class JsonExpectationTests
{
    [TestCase("""{"a":1}""", """{"a":1,"b":2}""")]
    [TestCase("""{"a":{"b":[1,2]}}""", """{"a":{"b":[1,2],"c":3}}""")]
    [TestCase("""[{"a":1}]""", """[{"a":1,"b":2}]""")]
    [TestCase("""{"$has":{"a":1}}""", """[{"a":2},{"a":1,"b":2}]""")]
    [TestCase("""{"$hasNot":{"a":1}}""", """[{"a":2}]""")]
    [TestCase("""{"$count":2}""", "[7,8]")]
    [TestCase("""{"$count":2,"$has":8}""", "[7,8]")]
    [TestCase("""{"a":{"$there":true}}""", """{"a":"2026-11-28T05:40:00Z"}""")]
    [TestCase("[]", "[]")]
    [TestCase("""{"a":null}""", """{"b":1}""")]
    public void Difference_WhenTheAnswerFits_IsNull(string expected, string actual) =>
        Assert.That(JsonExpectation.Difference(JsonNode.Parse(expected), JsonNode.Parse(actual)), Is.Null);

    [TestCase("""{"a":1}""", """{"a":2}""", "a: expected 1, found 2")]
    [TestCase("""{"a":{"b":"x"}}""", """{"a":{"b":"通"}}""", "a.b: expected \"x\", found \"通\"")]
    [TestCase("""{"a":1}""", """{"b":2}""", "a: expected 1, found nothing")]
    [TestCase("[1]", "[1,2]", "the answer: expected [1], found [1,2]")]
    [TestCase("""{"l":[{"a":1}]}""", """{"l":[{"a":2}]}""", "l[0].a: expected 1, found 2")]
    [TestCase("""{"$has":{"a":1}}""", """[{"a":2}]""", """the answer: expected an element like {"a":1}, found [{"a":2}]""")]
    [TestCase("""{"$hasNot":{"a":1}}""", """[{"a":1}]""", """the answer: expected no element like {"a":1}, found [{"a":1}]""")]
    [TestCase("""{"l":{"$count":2}}""", """{"l":[1]}""", "l: expected 2 elements, found [1]")]
    [TestCase("""{"a":{"$there":true}}""", """{"b":1}""", "a: expected a value, found nothing")]
    [TestCase("""{"$has":1}""", "7", "the answer: expected an array, found 7")]
    public void Difference_WhenItDoesNotFit_NamesThePlace(string expected, string actual, string sentence) =>
        Assert.That(JsonExpectation.Difference(JsonNode.Parse(expected), JsonNode.Parse(actual)), Is.EqualTo(sentence));

    [Test]
    public void Difference_WhenTheStoryUsesAnUnknownOperator_Throws() =>
        Assert.That(() => JsonExpectation.Difference(JsonNode.Parse("""{"$like":1}"""), new JsonArray()), Throws.TypeOf<InvalidDataException>());
}
