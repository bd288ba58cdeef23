using System.Text.Json.Nodes;
using Tombolo.Api.Resources;

namespace Tombolo.Testing.InMemory;

/// <summary>One change of the store: what was there, what is there now; both null for a bookmark.</summary>
internal sealed record LogEntry(long Revision, ResourceType Type, JsonObject? Before, JsonObject? After);
