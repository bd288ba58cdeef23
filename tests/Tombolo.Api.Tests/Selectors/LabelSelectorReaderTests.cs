using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Selectors;

public sealed class LabelSelectorReaderTests
{
    [Theory]
    [InlineData("""  "" """, "")]
    [InlineData(""" "a=b" """, "a=b")]
    [InlineData("{}", "")]
    [InlineData("""{"matchLabels":null,"matchExpressions":null}""", "")]
    [InlineData("""{"matchLabels":{}}""", "")]
    [InlineData("""{"matchExpressions":[]}""", "")]
    [InlineData("""{"matchLabels":{"b":"2","a":"1"}}""", "a=1,b=2")]
    [InlineData("""{"matchLabels":{"a":""}}""", "a=")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In","values":["y","x"]}]}""", "a in (x,y)")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"NotIn","values":["x"]}]}""", "a notin (x)")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"Exists"}]}""", "a")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"Exists","values":[]}]}""", "a")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"DoesNotExist","values":null}]}""", "!a")]
    [InlineData("""{"matchLabels":{"r":"eu"},"matchExpressions":[{"key":"a","operator":"Exists"}]}""", "a,r=eu")]
    public void Read_ValidSelector_GivesCanonicalText(string json, string canonical)
    {
        var errors = new List<FieldError>();

        var selector = LabelSelectorReader.Read(Json.Element(json), "s", errors);

        Assert.Empty(errors);
        Assert.Equal(canonical, selector?.ToString());
    }

    [Theory]
    [InlineData("1", "s")]
    [InlineData("true", "s")]
    [InlineData("null", "s")]
    [InlineData("[]", "s")]
    [InlineData(""" "a=b=c" """, "s")]
    [InlineData("""{"matchLabel":{"a":"b"}}""", "s.matchLabel")]
    [InlineData("""{"matchLabels":"a=b"}""", "s.matchLabels")]
    [InlineData("""{"matchLabels":{"a":1}}""", "s.matchLabels[a]")]
    [InlineData("""{"matchLabels":{"a":true,"b":null}}""", "s.matchLabels[a] s.matchLabels[b]")]
    [InlineData("""{"matchLabels":{"-a":"x"}}""", "s.matchLabels[-a]")]
    [InlineData("""{"matchLabels":{"a":"x y"}}""", "s.matchLabels[a]")]
    [InlineData("""{"matchExpressions":{}}""", "s.matchExpressions")]
    [InlineData("""{"matchExpressions":["a"]}""", "s.matchExpressions[0]")]
    [InlineData("""{"matchExpressions":[{}]}""", "s.matchExpressions[0]")]
    [InlineData("""{"matchExpressions":[{"key":"a"}]}""", "s.matchExpressions[0]")]
    [InlineData("""{"matchExpressions":[{"operator":"Exists"}]}""", "s.matchExpressions[0]")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"in","values":["x"]}]}""", "s.matchExpressions[0].operator")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"Gt","values":["1"]}]}""", "s.matchExpressions[0].operator")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In"}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In","values":[]}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"NotIn","values":[]}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In","values":"x"}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In","values":["x",1]}]}""", "s.matchExpressions[0].values[1]")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"In","values":["x","*","?"]}]}""", "s.matchExpressions[0].values[1] s.matchExpressions[0].values[2]")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"Exists","values":["x"]}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"DoesNotExist","values":["x"]}]}""", "s.matchExpressions[0].values")]
    [InlineData("""{"matchExpressions":[{"key":"_","operator":"Exists"},{"key":"a","operator":"Exists"},{"key":"","operator":"Exists"}]}""", "s.matchExpressions[0].key s.matchExpressions[2].key")]
    [InlineData("""{"matchExpressions":[{"key":"a","operator":"Exists","value":"x"}]}""", "s.matchExpressions[0].value")]
    [InlineData("""{"matchLabels":{"a":1},"matchExpressions":[{"key":"a","operator":"In"}],"x":1}""", "s.matchLabels[a] s.matchExpressions[0].values s.x")]
    public void Read_InvalidSelector_NamesEveryFieldAtFault(string json, string paths)
    {
        var errors = new List<FieldError>();

        Assert.Null(LabelSelectorReader.Read(Json.Element(json), "s", errors));

        Assert.Equal(paths, string.Join(' ', errors.Select(error => error.Path)));
    }
}
