namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>What a broken-down rule is about, without its verb; a path counts with its verb, because paths are not put together.</summary>
internal readonly record struct PolicyRuleKey(string Group, string Resource, string Name, string PathAndVerb);
